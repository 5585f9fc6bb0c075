using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>Vectors drawn from a law as functions of scalars that are drawn one by one.</summary>
internal sealed record VectorCoordinates(IReadOnlyList<ScalarDraw> Draws, Expr Value)
{
    private static readonly IReadOnlyDictionary<string, Value<Binary64>> NoValues = new Dictionary<string, Value<Binary64>>();

    /// <summary>The scalars behind a vector; null where the law has no such form, or its size or spread is drawn too.</summary>
    public static VectorCoordinates? Of(Law law, string name)
    {
        switch (law)
        {
            case FamilyLaw { Family.Name: "DiagonalNormal", Parameters: var p } when LengthOf(p[1]) is { } length:
                return Independent(name, length, i => NormalFamily.Family.Of(Element(p[0], i), Element(p[1], i)));
            case FamilyLaw { Family.Name: "MultivariateNormal", Parameters: var p } when Constant(p[1]) is { } covariance:
                return Gaussian(name, p[0], covariance);
            case FamilyLaw { Family.Name: "LowRankNormal", Parameters: var p }
                when Constant(Make.Add(Make.Multiply(p[1], Make.Call(Function.Transpose, p[1])), Make.Call(Function.Diagonal, p[2]))) is { } covariance:
                return Gaussian(name, p[0], covariance);
            case FamilyLaw { Family.Name: "Dirichlet", Parameters: var p } when LengthOf(p[0]) is { } length and > 1:
                return Dirichlet(name, length, p[0]);
            case FamilyLaw { Family.Name: "OneHotCategorical", Parameters: var p } when LengthOf(p[0]) is { } length:
                var chosen = new Symbol(Noise(name, 0));
                return new VectorCoordinates(
                    [new ScalarDraw(chosen.Name, CategoricalFamily.Family.Of(p[0]))],
                    Vector(length, i => Make.Call(Function.Indicator, new Comparison(Relation.Equal, chosen, Make.Number(i)))));
            case ProductLaw product:
                return Independent(name, product.Coordinates.Count, i => product.Coordinates[i - 1]);
            case RepeatedLaw repeated when Repetitions(repeated.Count) is { } count:
                return Independent(name, count, _ => repeated.Coordinate);
            default:
                return null;
        }
    }

    private static VectorCoordinates Independent(string name, int length, Func<int, Law> law) => new(
        [.. Enumerable.Range(1, length).Select(i => new ScalarDraw(Unrolling.Element(name, i), law(i)))],
        Vector(length, i => new Symbol(Unrolling.Element(name, i))));

    // z = μ + L ε with L Lᵀ = Σ and standard normal ε
    private static VectorCoordinates? Gaussian(string name, Expr mean, double[,] covariance)
    {
        if (Factor(covariance) is not { } lower)
        {
            throw new AskedException($"The covariance of {name} is not positive definite.");
        }

        var length = covariance.GetLength(0);
        var noise = Enumerable.Range(1, length).Select(j => Noise(name, j)).ToList();
        var standard = NormalFamily.Family.Of(Number.Zero, Number.One);
        return new VectorCoordinates(
            [.. noise.Select(symbol => new ScalarDraw(symbol, standard))],
            Vector(length, i => Make.Add(Element(mean, i), Make.Sum(Enumerable.Range(0, i).Select(j =>
                Make.Multiply(Numeral.Of(lower[i - 1, j]), new Symbol(noise[j])))))));
    }

    // stick breaking: x₁ = v₁, x₂ = (1 − v₁) v₂, …; vₖ ~ Beta(αₖ, αₖ₊₁ + … ) (Connor and Mosimann 1969)
    private static VectorCoordinates Dirichlet(string name, int length, Expr concentration)
    {
        var draws = new List<ScalarDraw>();
        var values = new List<Expr>();
        Expr rest = Number.One;
        for (var k = 1; k < length; k++)
        {
            var stick = new Symbol(Noise(name, k));
            var remaining = Make.Sum(Enumerable.Range(k + 1, length - k).Select(i => Element(concentration, i)));
            draws.Add(new ScalarDraw(stick.Name, BetaFamily.Family.Of(Element(concentration, k), remaining)));
            values.Add(k == 1 ? stick : Make.Multiply(rest, stick));
            rest = k == 1 ? Make.Subtract(Number.One, stick) : Make.Multiply(rest, Make.Subtract(Number.One, stick));
        }

        values.Add(rest);
        return new VectorCoordinates(draws, new VectorLiteral(values.ToSequence()));
    }

    /// <summary>The name of what stands behind the elements of a vector, which is no element itself.</summary>
    private static string Noise(string name, int index) => Unrolling.Element($"⟨{name}⟩", index);

    private static VectorLiteral Vector(int length, Func<int, Expr> element) => new(Enumerable.Range(1, length).Select(element).ToSequence());

    private static Expr Element(Expr vector, int i) => vector is VectorLiteral literal && i <= literal.Items.Count ? literal.Items[i - 1] : Make.Index(vector, Make.Number(i));

    private static int? LengthOf(Expr vector) =>
        vector is VectorLiteral literal ? literal.Items.Count
        : Expressions.Rewriting.Traversal.Symbols(vector).Count == 0 ? Evaluator<Binary64>.Evaluate(vector, NoValues).Count
        : null;

    private static int? Repetitions(Expr count) =>
        Expressions.Rewriting.Traversal.Symbols(count).Count == 0 ? (int)Binary64.ToDouble(Evaluator<Binary64>.Evaluate(count, NoValues).AsScalar) : null;

    private static double[,]? Constant(Expr matrix)
    {
        if (Expressions.Rewriting.Traversal.Symbols(matrix).Count > 0)
        {
            return null;
        }

        var value = Evaluator<Binary64>.Evaluate(matrix, NoValues);
        var result = new double[value.Rows, value.Columns];
        for (var i = 0; i < value.Rows; i++)
        {
            for (var j = 0; j < value.Columns; j++)
            {
                result[i, j] = Binary64.ToDouble(value[i, j]);
            }
        }

        return result;
    }

    private static double[,]? Factor(double[,] covariance)
    {
        try
        {
            return MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(covariance).Cholesky().Factor.ToArray();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
