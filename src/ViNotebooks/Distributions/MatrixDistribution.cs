using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks;

/// <summary>A distribution over symmetric positive definite matrices of a fixed size.</summary>
public abstract class MatrixDistribution : Distribution
{
    private const string At = "·";

    private readonly Lazy<Expr> logDensity;

    private protected MatrixDistribution(Law law)
        : base(law)
    {
        logDensity = new(() => Symbolic.LogDensity(new Symbol(At)));
        Side = law.Shape.Rows.Value ?? throw new InvalidOperationException($"The size of the values of {law} is not a number.");
    }

    /// <summary>The number of rows, and of columns, of a value.</summary>
    public int Side { get; }

    /// <summary>E[X] row by row, or null where it has no closed form.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Mean => ValuesOf(Symbolic.Mean) is { } elements ? [.. elements.Chunk(Side)] : null;

    /// <summary>−E[log p(X)] in nats, or null where it has no closed form.</summary>
    public double? Entropy => Symbolic.Entropy is { } entropy ? ValueOf(entropy) : null;

    /// <summary>log p(X) in nats, −∞ for a matrix that is not symmetric and positive definite.</summary>
    /// <exception cref="ArgumentException">The matrix has another size.</exception>
    public double LogDensity(double[,] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.GetLength(0) != Side || value.GetLength(1) != Side)
        {
            throw new ArgumentException($"The value is {value.GetLength(0)} × {value.GetLength(1)}; it must be {Side} × {Side}.", nameof(value));
        }

        var elements = value.Cast<double>().ToArray();
        if (Array.Exists(elements, double.IsNaN))
        {
            return double.NaN;
        }

        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (value[i, j] != value[j, i])
                {
                    return double.NegativeInfinity;
                }
            }
        }

        if (Cholesky.Factor(elements, Side) is null)
        {
            return double.NegativeInfinity;
        }

        var point = Value<WideFloat>.Matrix(Side, Side, [.. elements.Select(WideFloat.FromDouble)]);
        return WideFloat.ToDouble(Evaluator<WideFloat>.Evaluate(logDensity.Value, new Dictionary<string, Value<WideFloat>>(WideValues) { [At] = point }).AsScalar);
    }

    /// <summary>Independent draws; the same seed gives the same draws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public IReadOnlyList<double[,]> Sample(ulong seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new RandomStream(seed);
        var sampler = Symbolic.Sampler(Values);
        var elements = new double[Side * Side];
        var draws = new double[count][,];
        for (var i = 0; i < count; i++)
        {
            sampler.Draw(random, elements);
            draws[i] = new double[Side, Side];
            Buffer.BlockCopy(elements, 0, draws[i], 0, elements.Length * sizeof(double));
        }

        return draws;
    }
}
