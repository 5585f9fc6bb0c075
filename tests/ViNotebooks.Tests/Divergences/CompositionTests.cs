using ViNotebooks.Distributions;
using ViNotebooks.Divergences;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Divergences;

public class CompositionTests
{
    private static readonly Law P = Laws.Of("Normal", "0.5 2");
    private static readonly Law Q = Laws.Of("Normal", "-1 3");

    [Fact]
    public void Independent_coordinates_add_up()
    {
        var (a, b) = (Laws.Of("Gamma", "2 3"), Laws.Of("Exponential", "1.5"));
        Assert.Equal(Value(P, Q) + Value(a, b), Value(new ProductLaw([P, a]), new ProductLaw([Q, b])), 1e-15);
        Assert.Equal(3 * Value(a, b), Value(new RepeatedLaw(a, Make.Number(3)), new RepeatedLaw(b, Make.Number(3))), 1e-15);
        Assert.Equal(double.PositiveInfinity, Value(new ProductLaw([P, Q]), new ProductLaw([Q, b])));
    }

    [Fact]
    public void A_product_of_normals_is_a_normal_vector() => Assert.Equal(
        Value(Laws.Of("DiagonalNormal", "[0.5,-1] [2,3]"), Laws.Of("MultivariateNormal", "[0,1] [[2,0.5],[0.5,1]]")),
        Value(new ProductLaw([P, Q]), Laws.Of("MultivariateNormal", "[0,1] [[2,0.5],[0.5,1]]")),
        1e-15);

    [Fact]
    public void One_invertible_map_of_both_changes_nothing()
    {
        var (shift, scale) = (Laws.Parameter("3"), Laws.Parameter("-2"));
        Assert.Equal(Value(P, Q), Value(new AffineLaw(P, shift, scale), new AffineLaw(Q, shift, scale)), 1e-15);
        var (beta, other) = (Laws.Of("Beta", "2 3"), Laws.Of("Beta", "1.5 0.7"));
        Assert.Equal(Value(beta, other), Value(new AffineLaw(beta, shift, scale), new AffineLaw(other, shift, scale)), 1e-15);
        var tanh = MonotoneFunctions.Find("tanh")!;
        Assert.Equal(Value(P, Q), Value(new TransformedLaw(P, tanh), new TransformedLaw(Q, tanh)), 1e-15);
    }

    [Fact]
    public void A_map_of_a_law_is_known_by_its_family()
    {
        Assert.Equal(Value(Laws.Of("LogNormal", "0.5 2"), Laws.Of("Gamma", "2 3")), Value(new TransformedLaw(P, MonotoneFunctions.Find("exp")!), Laws.Of("Gamma", "2 3")), 1e-15);
        Assert.Equal(Value(Laws.Of("Normal", "4 18"), Q), Value(new AffineLaw(P, Laws.Parameter("2.5"), Laws.Parameter("3")), Q), 1e-15);
    }

    // KL(p | inside ‖ p) = −log P(inside)
    [Fact]
    public void A_truncated_law_is_as_far_from_its_base_as_its_mass_says()
    {
        var inside = new TruncatedLaw(Laws.Of("Exponential", "1"), null, Number.Two);
        Assert.Equal(-Math.Log(1 - Math.Exp(-2)), Value(inside, Laws.Of("Exponential", "1")), 1e-15);
        Assert.Equal(double.PositiveInfinity, Value(Laws.Of("Exponential", "1"), inside));
        var narrower = new TruncatedLaw(Laws.Of("Exponential", "1"), null, Number.One);
        Assert.Equal(Math.Log((1 - Math.Exp(-2)) / (1 - Math.Exp(-1))), Value(narrower, inside), 1e-15);
    }

    [Fact]
    public void A_mixture_has_a_bound_only_when_asked()
    {
        var mixture = new MixtureLaw(new VectorLiteral([Make.Rational(1, 4), Make.Rational(3, 4)]), [P, Q]);
        Assert.IsType<NoClosedForm>(KlRegistry.Find(P, mixture));
        Assert.IsType<NoClosedForm>(KlRegistry.Find(mixture, P));

        var bound = ClosedFormValue.Of(KlRegistry.MixtureBound(mixture, Laws.Of("Normal", "0 4")).Bound, Laws.NoValues).Value;
        var exact = Integrated(mixture, Laws.Of("Normal", "0 4"));
        Assert.InRange(exact, 0, bound);
        Assert.InRange(Integrated(P, mixture), 0, ClosedFormValue.Of(KlRegistry.MixtureBound(P, mixture).Bound, Laws.NoValues).Value);
        var same = new MixtureLaw(new VectorLiteral([Make.Rational(1, 4), Make.Rational(3, 4)]), [P, Laws.Of("Normal", "-1 3.0")]);
        Assert.Equal(0, ClosedFormValue.Of(KlRegistry.MixtureBound(mixture, same).Bound, Laws.NoValues).Value, 1e-15);
    }

    // a Wishart law of one by one matrices with n degrees and scale v is Gamma(n/2, 1/(2v))
    [Fact]
    public void A_Wishart_law_of_numbers_is_a_gamma_law() => Assert.Equal(
        Value(Laws.Of("Gamma", "2 1"), Laws.Of("Gamma", "3.5 0.25")),
        Value(Laws.Of("Wishart", "4 [[0.5]]"), Laws.Of("Wishart", "7 [[2]]")),
        1e-15);

    [Fact]
    public void Wishart_laws_are_as_far_apart_as_draws_say()
    {
        var (p, q) = (Laws.Of("Wishart", "4.5 [[1,0.25],[0.25,0.5]]"), Laws.Of("Wishart", "6 [[0.75,-0.125],[-0.125,1]]"));
        var sampler = p.Sampler(ParameterValues.None);
        var ratio = p.LogDensity(new Symbol("X")) is var a && q.LogDensity(new Symbol("X")) is var b ? Make.Subtract(a, b) : null!;
        var random = new RandomStream(1);
        var (sum, squares, n) = (0.0, 0.0, 20_000);
        var x = new double[4];
        for (var i = 0; i < n; i++)
        {
            sampler.Draw(random, x);
            var value = Binary64.ToDouble(Evaluator<Binary64>.Evaluate(
                ratio, new Dictionary<string, Value<Binary64>> { ["X"] = Value<Binary64>.Matrix(2, 2, Array.ConvertAll(x, Binary64.FromDouble)) }).AsScalar);
            sum += value;
            squares += value * value;
        }

        var (mean, error) = (sum / n, Math.Sqrt(((squares / n) - (sum / n * sum / n)) / n));
        Assert.InRange(Value(p, q), mean - (5 * error), mean + (5 * error));
    }

    private static double Value(Law p, Law q) => ClosedFormValue.Of(KlRegistry.Find(p, q), Laws.NoValues).Value;

    private static double Integrated(Law p, Law q)
    {
        var (first, second) = (p.LogDensity(new Symbol("x")), q.LogDensity(new Symbol("x")));
        double At(Expr density, double x) => Binary64.ToDouble(Evaluator<Binary64>.Evaluate(
            density, new Dictionary<string, Value<Binary64>> { ["x"] = Value<Binary64>.Scalar(Binary64.FromDouble(x)) }).AsScalar);
        return Quadrature.Integrate(x => Math.Exp(At(first, x)) * (At(first, x) - At(second, x)), -30, 30, [0]).Value;
    }
}
