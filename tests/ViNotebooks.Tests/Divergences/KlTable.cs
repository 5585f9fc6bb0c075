using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Divergences;

/// <summary>A line of the reference table.</summary>
internal sealed record KlCase(string P, string PParameters, string Q, string QParameters, double Value)
{
    public FamilyLaw First => Laws.Of(P, PParameters);

    public FamilyLaw Second => Laws.Of(Q, QParameters);

    public override string ToString() => $"{P}({PParameters}) || {Q}({QParameters})";
}

internal static class KlTable
{
    public static readonly IReadOnlyList<KlCase> Cases = Read("kl-reference.tsv");

    public static IReadOnlyList<KlCase> Read(string file) =>
        [.. CaseTable.Read(file).Select(cells => new KlCase(cells[0], cells[1], cells[2], cells[3], double.Parse(cells[4])))];
}

/// <summary>Laws with numbers for parameters.</summary>
internal static class Laws
{
    public static readonly IReadOnlyDictionary<string, Value<BoundedFloat>> NoValues = new Dictionary<string, Value<BoundedFloat>>();

    public static FamilyLaw Of(string family, string parameters) =>
        FamilyOf(family).Of(parameters.Split(' ').Select(Parameter).ToSequence());

    public static FamilyLaw Of(string family, params double[] parameters) =>
        FamilyOf(family).Of(parameters.Select(Numeral.Of).ToSequence());

    public static Expr Parameter(string text) => Elements(text, 0, out _);

    private static Expr Elements(string text, int start, out int end)
    {
        if (text[start] != '[')
        {
            end = start;
            while (end < text.Length && text[end] is not (',' or ']'))
                end++;
            var literal = text[start..end];
            var digits = literal.TrimStart('-');
            var point = digits.IndexOf('.');
            Expr number = new Number(System.Numerics.BigInteger.Parse(digits.Replace(".", "")), point < 0 ? 0 : digits.Length - point - 1);
            return literal[0] == '-' ? new Negate(number) : number;
        }

        var items = new List<Expr>();
        end = start;
        while (text[end] != ']')
            items.Add(Elements(text, end + 1, out end));
        end++;
        return items[0] is VectorLiteral
            ? new MatrixLiteral(items.Select(item => ((VectorLiteral)item).Items).ToSequence())
            : new VectorLiteral(items.ToSequence());
    }

    private static Family FamilyOf(string name) => Families.Find(name) ?? throw new ArgumentException($"{name} is no family.", nameof(name));
}
