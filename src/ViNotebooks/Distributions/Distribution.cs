using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks;

/// <summary>
/// A probability distribution whose parameters are numbers. It is immutable; two are equal when they are of the same family
/// with the same parameters.
/// </summary>
public abstract class Distribution : IEquatable<Distribution>
{
    private readonly Dictionary<string, Value<WideFloat>> values = [];
    private readonly List<string> names = [];
    private readonly Lazy<IReadOnlySet<string>> variables;

    private protected Distribution(Law law)
    {
        Law = law;
        Symbolic = law.Map(Named);
        variables = new(Variables);
        Values = new ParameterValues(values.ToDictionary(
            pair => pair.Key, pair => Value<Binary64>.Scalar(WideFloat.ToDouble(pair.Value.AsScalar))));
    }

    internal Law Law { get; }

    /// <summary>The law with a symbol for each scalar parameter, so that one expression serves differentiation and every evaluation.</summary>
    internal Law Symbolic { get; }

    internal ParameterValues Values { get; }

    internal IReadOnlyDictionary<string, Value<WideFloat>> WideValues => values;

    /// <summary>The symbols of the parameters in their order.</summary>
    internal IReadOnlyList<string> ParameterNames => names;

    /// <summary>The symbols that stand in <see cref="Symbolic"/>: not those of probabilities that are 0 or 1.</summary>
    internal IReadOnlySet<string> VariableNames => variables.Value;

    /// <summary>Whether the values are countable, so that the density is a probability.</summary>
    public bool IsDiscrete => Law.IsDiscrete;

    /// <summary>Whether the other is of the same family with the same parameters.</summary>
    public bool Equals(Distribution? other) => other is not null && other.GetType() == GetType() && other.Law.Equals(Law);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is Distribution other && Equals(other);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Law.GetHashCode();

    /// <summary>The distribution as it is written in an expression, such as Normal(0, 4).</summary>
    public sealed override string ToString() => LawText.Of(Law);

    /// <summary>The value of an expression of the parameters; undefined for none.</summary>
    private protected WideFloat Wide(Expr? expression) =>
        expression is null ? WideFloat.Undefined : Evaluator<WideFloat>.Evaluate(expression, values).AsScalar;

    /// <summary>The value of an expression of the parameters, rounded once; NaN where there is none.</summary>
    private protected double ValueOf(Expr? expression) => WideFloat.ToDouble(Wide(expression));

    /// <summary>A scalar parameter by its position.</summary>
    private protected double Parameter(int position) => WideFloat.ToDouble(WideParameter(position));

    private protected double InverseOf(int position) => WideFloat.ToDouble(WideFloat.One / WideParameter(position));

    /// <summary>The values of the elements of a vector or matrix, row by row, each rounded once; null for none.</summary>
    private protected IReadOnlyList<double>? ValuesOf(Expr? expression) =>
        expression is null ? null : Array.ConvertAll(Evaluator<WideFloat>.Evaluate(expression, values).Elements.ToArray(), WideFloat.ToDouble);

    /// <summary>All scalar parameters, the elements of vectors one after another.</summary>
    private protected IReadOnlyList<double> Parameters() => [.. names.Select((_, i) => Parameter(i))];

    private protected double RootOf(Expr? expression) => WideFloat.ToDouble(WideFloat.Sqrt(Wide(expression)));

    private WideFloat WideParameter(int position) => values[names[position]].AsScalar;

    private HashSet<string> Variables()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Symbolic.Map(parameter =>
        {
            found.UnionWith(Traversal.Symbols(parameter));
            return parameter;
        });
        return found;
    }

    private Expr Named(Expr parameter)
    {
        switch (parameter)
        {
            case VectorLiteral vector:
                return new VectorLiteral(vector.Items.Map(Named));
            case MatrixLiteral matrix:
                return new MatrixLiteral(matrix.Rows.Select(row => row.Map(Named)).ToSequence());
            default:
                var value = Evaluator<WideFloat>.Evaluate(parameter, new Dictionary<string, Value<WideFloat>>());
                if (value.Kind != ShapeKind.Scalar)
                {
                    return parameter;
                }

                var name = $"·{values.Count}";
                values.Add(name, value);
                names.Add(name);
                return new Symbol(name);
        }
    }
}
