using ViNotebooks.Estimation;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Numerics;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Tests.Expressions.Evaluation;

public sealed class VectorProgramTests
{
    private const int Points = 200;

    // x and y are noise, and so are the vector u and the probability p
    private static readonly NoiseInput[] Inputs =
    [
        new("x", NoiseKind.Normal), new("y", NoiseKind.Exponential), new("u", NoiseKind.Normal, 3), new("p", NoiseKind.Uniform),
    ];

    private static readonly Dictionary<string, Value<Binary64>> Parameters = new()
    {
        ["theta"] = Values.Scalar<Binary64>(1.3),
        ["phi"] = Values.Scalar<Binary64>(0.7),
        ["a"] = Values.Scalar<Binary64>(2.5),
        ["b"] = Values.Scalar<Binary64>(0.4),
        ["q"] = Values.Scalar<Binary64>(0.3),
        ["sigma1"] = Values.Scalar<Binary64>(1.7),
        ["D"] = Values.Scalar<Binary64>(3),
        ["v"] = Values.Vector<Binary64>(0.5, -1.5, 2),
        ["s"] = Values.Vector<Binary64>(0.5, 1.5, 0.25),
        ["S"] = Values.Matrix<Binary64>(3, 3, 2, 0.5, 0.1, 0.5, 1, 0.2, 0.1, 0.2, 3),
        ["R"] = Values.Matrix<Binary64>(3, 3, 1, 0.3, 0, 0.3, 2, 0.4, 0, 0.4, 1.5),
        ["A"] = Values.Matrix<Binary64>(3, 3, 1, 2, 3, -1, 0.5, 1, 2, 2, 0.1),
        ["B"] = Values.Matrix<Binary64>(3, 3, 0, 1, 1, 1, 0, -1, 0.5, 0.25, 2),
        ["Q"] = Values.Matrix<Binary64>(3, 3, 0, 1, 0, 1, 0, 0, 0, 0, 1),
    };

    /// <summary>Expressions over the inputs and parameters, and whether they are compiled to work on numbers.</summary>
    public static TheoryData<string, bool> Expressions => new()
    {
        { "log(theta) - theta*y - log(2*pi)/2 - (phi-y)^2/2 - log(phi) + phi*y", true },
        { "-log(1-p)/phi", true },
        { "log(p/(1-p)) + logit(p) + sigmoid(x) + softplus(x) - softplus(-x)", true },
        { "sum(-log(2*pi*s^2)/2 - (v + s*u - v)^2/(2*s^2) + u^2/2)", true },
        { "(u-v)^T * inv(S) * (u-v) + logdet(S)", true },
        { "u^T * S * u / (1 + norm(u)^2)", true },
        { "sum(i, 1, D, u[i]^i * v[i] / i)", true },
        { "sum(i, 1, D, sum(j, 1, i, S[i,j] * u[j])^2)", true },
        { "prod(i, 1, 3, 1 + abs(u[i])) + sum(i, 4, 3, x)", true },
        { "logsumexp(u) + min(x, y, p) + max(u[1], u[2]) + logsumexp(x, y)", true },
        { "min(u) - max(u) + dot(u, v) + norm(u)", true },
        { "u[1 + floor(3*p)]", true },
        { "indicator(x > 0 and y < 1) + indicator(x <= y or not (p >= 0.5)) + indicator(x = y) + indicator(x != y)", true },
        { "if(x > 0, log(x), exp(x))", true },
        { "sqrt(y) + y^0.5 + y^(1/2) + x^2 + x^3 - x^(-2) + x^7 + e^x + 2^x + y^a + x^0", true },
        { "sin(3*x) + cos(x) * tan(p) + cot(1+y) + arctan(x) + sinh(x) - cosh(x) + tanh(x)", true },
        { "lgamma(y) + digamma(1+y) + Gamma(1+p) + erf(x) + Phi(x) + log(Gamma(200*y+1)) + log(Beta(a, y)) + lbeta(y, b)", true },
        { "exp(lgamma(y)) * sin(lgamma(1+y)) + lgamma(exp(x))", true },
        { "normpdf(x) + normpdf(y, phi, sigma1) + normpdf(p, x, y)", true },
        { "log1p(y) + expm1(-y) + log2(y) + log10(y) + sign(x) + ceil(x) + floor(y) + abs(x)", true },
        { "tr(u*v^T) + sum(diag(diag(u))) + (u^T)[2]", true },
        { @"\operatorname{tr}\left(\begin{pmatrix} 1 & x \\ p & y \end{pmatrix} \begin{pmatrix} x & 2 \\ y & p \end{pmatrix}\right)", true },
        { "theta + lgamma(phi) + logdet(S)", true },
        { "x", true },
        { "logdet(S + u*u^T)", false },
        { @"\det\begin{pmatrix} x & y \\ p & 2 \end{pmatrix}", false },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void A_program_gives_what_the_interpreter_gives(string text, bool isCompiled)
    {
        var reading = ExpressionReader.Read(text, Names.Usual);
        Assert.True(reading.Expression is not null, text);
        Assert.Equal(!isCompiled, VectorProgram.Compile(reading.Expression, Inputs, Parameters).IsInterpreted);
        foreach (var fuse in new[] { true, false })
        {
            var (agree, differ) = Compare(reading.Expression, fuse);
            Assert.True(differ is null, differ);
            Assert.True(agree > Points / 3, $"only {agree} values exist");
        }
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void Random_programs_give_what_the_interpreter_gives(ulong seed)
    {
        var trees = new RandomTrees(seed);
        var agree = 0;
        for (var tree = 0; tree < 60; tree++)
        {
            var (count, differ) = Compare(trees.Scalar(4), tree % 3 != 0);
            Assert.True(differ is null, differ);
            agree += count;
        }

        Assert.True(agree > 60 * Points / 4, $"only {agree} values exist");
    }

    [Fact]
    public void A_long_sum_is_cut_into_several_loops()
    {
        var expression = new Fold(FoldKind.Sum, "i", Number(1), Number(60), Call(Function.Log, Add(Symbol("y"), Call(Function.Exp, Divide(Symbol("x"), Symbol("i"))))));
        var program = VectorProgram.Compile(expression, Inputs, Parameters);
        Assert.InRange(program.Plan.Stages.Count, 5, 30);
        var (agree, differ) = Compare(expression, fuse: true);
        Assert.True(differ is null, differ);
        Assert.Equal(Points, agree);
    }

    [Fact]
    public void What_has_no_noise_is_not_computed_for_each_sample()
    {
        var expression = ExpressionReader.Read("log(det(S)) + lgamma(theta)/Gamma(phi) + x", Names.Usual, Notation.Infix).Expression!;
        var stage = Assert.IsType<FusedStage>(Assert.Single(VectorProgram.Compile(expression, Inputs, Parameters).Plan.Stages));
        Assert.Single(stage.Segment.Instructions);
    }

    [Fact]
    public void Equal_subexpressions_are_computed_once()
    {
        var expression = ExpressionReader.Read("exp(x*y) + sin(exp(y*x))", Names.Usual, Notation.Infix).Expression!;
        var stage = Assert.IsType<FusedStage>(Assert.Single(VectorProgram.Compile(expression, Inputs, Parameters).Plan.Stages));
        Assert.Equal(4, stage.Segment.Instructions.Count);
    }

    [Fact]
    public void Parameters_may_change_without_compiling_again()
    {
        var expression = ExpressionReader.Read("x*theta + lgamma(phi) + u^T*S*u", Names.Usual, Notation.Infix).Expression!;
        var program = VectorProgram.Compile(expression, Inputs, Parameters);
        var others = new Dictionary<string, Value<Binary64>>(Parameters) { ["theta"] = Values.Scalar<Binary64>(9), ["S"] = Parameters["A"] };
        var (expected, actual) = (new double[Points], new double[Points]);
        MonteCarlo.Fill(VectorProgram.Compile(expression, Inputs, others), 5, 0, expected);
        MonteCarlo.Fill(program.With(others), 5, 0, actual);
        Assert.Equal(expected, actual);
        Assert.Throws<InvalidOperationException>(() => program.With(new Dictionary<string, Value<Binary64>>(Parameters) { ["theta"] = Parameters["S"] }));
    }

    [Theory]
    [InlineData("x + mu1")]
    [InlineData("u + [x, y]")]
    [InlineData("u")]
    public void A_symbol_without_a_value_and_shapes_that_do_not_fit_are_misuse(string text)
    {
        var expression = text == "u" ? Symbol("u") : text == "x + mu1"
            ? Add(Symbol("x"), Symbol("mu1"))
            : Add(Symbol("u"), new VectorLiteral([Symbol("x"), Symbol("y")]));
        Assert.Throws<InvalidOperationException>(() => VectorProgram.Compile(expression, Inputs, Parameters));
    }

    [Fact]
    public void An_index_hides_a_symbol_of_its_name()
    {
        var (agree, differ) = Compare(new Fold(FoldKind.Sum, "x", Number(1), Number(4), Multiply(Symbol("x"), Symbol("y"))), fuse: true);
        Assert.True(differ is null, differ);
        Assert.Equal(Points, agree);
    }

    /// <summary>How many values exist and agree, and a description of one that does not.</summary>
    private static (int Agree, string? Differ) Compare(Expr expression, bool fuse)
    {
        Expr[] outputs = [expression, Symbol("x"), Symbol("y"), .. Enumerable.Range(1, 3).Select(i => Make.Index(Symbol("u"), Number(i))), Symbol("p")];
        var program = VectorProgram.Compile(outputs, Inputs, Parameters, fuse);
        var values = new double[outputs.Length * Points];
        MonteCarlo.Fill(program, 17, 0, values);
        var agree = 0;
        for (var j = 0; j < Points; j++)
        {
            double At(int output, double factor = 1) => values[(output * Points) + j] * factor;
            double Expected(double factor) => Binary64.ToDouble(Evaluator<Binary64>.Evaluate(expression, new Dictionary<string, Value<Binary64>>(Parameters)
            {
                ["x"] = Values.Scalar<Binary64>(At(1, factor)),
                ["y"] = Values.Scalar<Binary64>(At(2, factor)),
                ["u"] = Values.Vector<Binary64>(At(3, factor), At(4, 1 / factor), At(5, factor)),
                ["p"] = Values.Scalar<Binary64>(At(6, 1 / factor)),
            }).AsScalar);
            var expected = Expected(1);
            if (Agree(expected, At(0)))
            {
                agree += double.IsFinite(expected) ? 1 : 0;
            }
            else if (Agree(expected, Expected(1 + 1e-14)) && Agree(expected, Expected(1 - 1e-14)))
            {
                // elsewhere roundings change the value by as much
                return (agree, $"{InfixPrinter.Print(expression)} is {At(0):R}, not {expected:R}, at x = {At(1):R}, y = {At(2):R}, u = [{At(3):R}, {At(4):R}, {At(5):R}], p = {At(6):R}");
            }
        }

        return (agree, null);
    }

    private static bool Agree(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-11 * Math.Max(1, Math.Abs(expected)) || (!double.IsFinite(expected) && !double.IsFinite(actual));
}
