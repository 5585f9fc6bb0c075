using ViNotebooks.Expressions.Parsing;

namespace ViNotebooks.Checking;

/// <summary>Judges an answer against what is asked.</summary>
internal static class Judge
{
    /// <summary>The verdict on an answer that was read with the question's declared names.</summary>
    public static Verdict Check(Question question, Reading answer, ulong seed) => throw new NotSupportedException();
}
