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
    public static readonly IReadOnlyList<KlCase> Cases =
        [.. CaseTable.Read("kl-reference.tsv").Select(cells => new KlCase(cells[0], cells[1], cells[2], cells[3], double.Parse(cells[4])))];
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

    private static Family FamilyOf(string name) => Families.Find(name) ?? Stub.Of(name);
}

internal static class Stub
{
    public static Family Of(string name)
    {
        Func<Sequence<Expr>, Support> support = name switch
        {
            "Normal" or "Laplace" or "Gumbel" or "Logistic" or "StudentT" or "Cauchy" => _ => new IntervalSupport(null, null),
            "Beta" or "Kumaraswamy" or "ContinuousBernoulli" or "LogitNormal" => _ => new IntervalSupport(Number.Zero, Number.One),
            "Uniform" => p => new IntervalSupport(p[0], p[1]),
            "Pareto" => p => new IntervalSupport(p[0], null),
            "Bernoulli" => _ => new IntegerSupport(Number.Zero, Number.One),
            "Binomial" => p => new IntegerSupport(Number.Zero, p[0]),
            "Categorical" => p => new IntegerSupport(Number.One, Make.Call(Function.Length, p[0])),
            "Geometric" or "NegativeBinomial" or "Poisson" => p => new IntegerSupport(Number.Zero, null),
            "Delta" => p => new PointSupport(p[0]),
            "OneHotCategorical" => p => new OneHotSupport(Size.Unknown),
            "Dirichlet" => p => new SimplexSupport(Size.Unknown),
            "MultivariateNormal" or "LowRankNormal" or "DiagonalNormal" => p => new VectorSupport(Size.Unknown),
            _ => _ => new IntervalSupport(Number.Zero, null),
        };
        return new Family(name, [], support, (_, x) => x)
        {
            Shape = p => name is "OneHotCategorical" or "Dirichlet" or "MultivariateNormal" or "LowRankNormal" or "DiagonalNormal" ? Shape.Vector(Size.Unknown) : Shape.Scalar,
        };
    }
}
