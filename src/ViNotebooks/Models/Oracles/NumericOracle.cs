using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>
/// The value of a resolved expression without free symbols: each outermost probability node is evaluated with an error, and
/// what is left in 128-bit arithmetic that carries these errors along.
/// </summary>
internal sealed partial class NumericOracle(Declarations names, ulong seed, EvaluationMeter meter)
{
    private const string PlaceholderStem = "⟨";

    private int placeholders;
    private int samplings;

    /// <summary>The value with the bound that its parts leave.</summary>
    /// <exception cref="AskedException">There is no value: an integral diverges, a law has parameters outside its domain.</exception>
    public OracleValue Evaluate(Expr expression)
    {
        if (!ProbabilityNodes.IsIn(expression))
        {
            return new OracleValue(Evaluator<BoundedFloat>.Evaluate(expression, new Dictionary<string, Value<BoundedFloat>>()), Oracle.ClosedForm, null);
        }

        var known = new Dictionary<string, Value<BoundedFloat>>(StringComparer.Ordinal);
        var oracle = Oracle.ClosedForm;
        SamplingRecord? sampling = null;
        Expr Placed(Measured measured)
        {
            var name = $"{PlaceholderStem}{placeholders++}";
            known.Add(name, Value<BoundedFloat>.Scalar(BoundedFloat.WithError(measured.Value, measured.Error)));
            oracle = Measured.Weaker(oracle, measured.Oracle);
            sampling = Measured.Joined(sampling, measured.Sampling);
            return new Symbol(name);
        }

        var replaced = Substitution.Replace(expression, node => ProbabilityNodes.Is(node) ? Node(node, Placed) : null);
        return new OracleValue(Evaluator<BoundedFloat>.Evaluate(replaced, known), oracle, sampling);
    }

    /// <summary>The value of an expression that is a number.</summary>
    private Measured Number(Expr expression) => Evaluate(expression).AsNumber;

    private Expr Node(Expr node, Func<Measured, Expr> placed)
    {
        meter.Check();
        switch (node)
        {
            case Expectation expectation:
                return Elementwise(expectation, placed);
            case Functional functional:
                return placed(Number(FunctionalForms.Expand(functional, names)));
            case Density density:
                return placed(Number(Make.Call(Function.Exp, DrawDensity.Log(density.Law, density.Value!, names))));
            case Integral integral:
                return placed(Integrated(integral));
            case Fold series:
                return placed(Summed(series));
            case DerivativeAt derivative:
                return placed(Differenced(derivative));
            case Extremum extremum:
                var found = Extreme(extremum);
                return found.Count == 1 ? placed(found[0]) : new VectorLiteral(found.Select(placed).ToSequence());
            default:
                throw new AskedException($"{Expressions.Printing.InfixPrinter.Print(node)} has no value here.");
        }
    }

    /// <summary>A mean, variance or covariance of numbers, vectors or matrices.</summary>
    private Expr Elementwise(Expectation expectation, Func<Measured, Expr> placed)
    {
        var (draws, bodies) = Scalars(expectation);
        var shapes = bodies.Select(body => Elaborator.TryElaborate(body, With(draws))?.Shape ?? Shape.Scalar).ToList();
        if (expectation.Kind == MomentKind.Mean)
        {
            return Elements(bodies[0], shapes[0], element => placed(Mean(draws, element)));
        }

        var (left, right) = (bodies[0], bodies[^1]);
        if (shapes[0].IsScalar && shapes[^1].IsScalar)
        {
            return placed(Covariance(draws, left, right));
        }

        if (shapes[0].Kind != ShapeKind.Vector || shapes[^1].Kind != ShapeKind.Vector || shapes[0].Rows.Value is not { } rows || shapes[^1].Rows.Value is not { } columns)
        {
            throw new AskedException("A covariance is of numbers or vectors.");
        }

        return new MatrixLiteral(Enumerable.Range(1, rows).Select(i => Enumerable.Range(1, columns).Select(j =>
            placed(Covariance(draws, Element(left, i), Element(right, j)))).ToSequence()).ToSequence());
    }

    private static Expr Elements(Expr body, Shape shape, Func<Expr, Expr> of)
    {
        switch (shape)
        {
            case { Kind: ShapeKind.Scalar or ShapeKind.Condition }:
                return of(shape.IsScalar ? body : Make.Call(Function.Indicator, body));
            case { Kind: ShapeKind.Vector, Rows.Value: { } length }:
                return new VectorLiteral(Enumerable.Range(1, length).Select(i => of(Element(body, i))).ToSequence());
            case { Kind: ShapeKind.Matrix, Rows.Value: { } rows, Columns.Value: { } columns }:
                return new MatrixLiteral(Enumerable.Range(1, rows).Select(i => Enumerable.Range(1, columns).Select(j =>
                    of(Make.Index(body, Make.Number(i), Make.Number(j)))).ToSequence()).ToSequence());
            default:
                throw new AskedException($"The mean of {shape} is not worked out.");
        }
    }

    private static Expr Element(Expr vector, int i) =>
        vector is VectorLiteral literal ? literal.Items[i - 1] : Make.Index(vector, Make.Number(i));

    private (IReadOnlyList<ScalarDraw> Draws, IReadOnlyList<Expr> Bodies) Scalars(Expectation expectation)
    {
        if (ScalarDraws.Of(expectation.Draws) is not var (draws, vectors))
        {
            throw new AskedException($"An expectation over {string.Join(", ", expectation.Draws.Select(draw => Expressions.Printing.InfixPrinter.Print(draw.Law)))} has no closed form here, and its values are not made of scalars.");
        }

        var unrolling = new Unrolling(new Dictionary<string, Value<Binary64>>());
        return (draws, [.. expectation.Bodies.Select(body => vectors.Count == 0 ? body : unrolling.Apply(Substitution.Symbols(body, vectors)))]);
    }

    private Declarations With(IEnumerable<ScalarDraw> draws) =>
        new([.. names.All.Where(name => !draws.Any(draw => draw.Name == name.Name)), .. draws.Select(draw => SupportKinds.Declare(draw.Name, draw.Law.Support, Shape.Scalar))], isOpen: true);

    // Cov(a, b) = E[(a − E a)(b − E b)], which does not cancel as E[ab] − E[a]E[b] does
    private Measured Covariance(IReadOnlyList<ScalarDraw> draws, Expr a, Expr b)
    {
        var meanA = Mean(draws, a);
        var meanB = a == b ? meanA : Mean(draws, b);
        var product = Make.Multiply(Make.Subtract(a, Literal(meanA)), Make.Subtract(b, Literal(meanB)));
        var result = Mean(draws, product);
        return result with
        {
            Error = result.Error + (meanA.Error * meanB.Error),
            Oracle = Measured.Weaker(result.Oracle, Measured.Weaker(meanA.Oracle, meanB.Oracle)),
            Sampling = Measured.Joined(result.Sampling, Measured.Joined(meanA.Sampling, meanB.Sampling)),
        };
    }

    private static Expr Literal(Measured measured) => Numeral.Of(measured.ToDouble());
}
