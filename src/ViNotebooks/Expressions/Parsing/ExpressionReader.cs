namespace ViNotebooks.Expressions.Parsing;

/// <summary>Reads a text as an expression over declared names. Executes nothing; time is linear in the length of the text.</summary>
internal static class ExpressionReader
{
    /// <summary>Reads <paramref name="text"/>; never throws on bad text, which is a <see cref="Reading"/> with a problem.</summary>
    public static Reading Read(string text, Declarations names, Notation notation = Notation.Auto) =>
        throw new NotSupportedException();
}
