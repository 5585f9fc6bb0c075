using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Inference;

/// <summary>
/// The reparameterised estimator d/dφ f(T(ε, φ), φ) (Kingma and Welling, "Auto-encoding variational Bayes", ICLR 2014). Its control
/// variate is the same derivative of the expansion of f to second order about the mean m of z, without mixed terms
/// (Miller, Foti, D'Amour and Adams, "Reducing reparameterization gradient variance", NeurIPS 2017):
/// <code>
/// c = Σᵢ (fᵢ(m) + fᵢᵢ(m) dᵢ) ∂zᵢ/∂φ + ∂fᵢ/∂φ(m) dᵢ + ½ ∂fᵢᵢ/∂φ(m) dᵢ²,   d = z − m
/// E[c] = Σᵢ fᵢ(m) ∂mᵢ/∂φ + ½ fᵢᵢ(m) ∂vᵢ/∂φ + ½ ∂fᵢᵢ/∂φ(m) vᵢ
/// </code>
/// since E[∂z/∂φ] = ∂m/∂φ and E[d ∂z/∂φ] = ½ ∂v/∂φ for the variance v.
/// </summary>
internal static class Pathwise
{
    /// <exception cref="NoEstimatorException">A law has no transformation, the integrand may jump, or a derivative is not known.</exception>
    public static GradientForm Of(GradientProblem problem, NoiseOfDraws noise)
    {
        var sampled = problem.Draws.FirstOrDefault(draw => !noise.Values.ContainsKey(draw.Name));
        if (sampled is not null)
        {
            throw new NoEstimatorException($"{sampled.Law.Term.Family} has no transformation from noise without parameters");
        }

        var drawn = problem.Draws.Select(draw => draw.Name).ToHashSet(StringComparer.Ordinal);
        if (Jumps.With(problem.Integrand, drawn.Overlaps) is { } jump)
        {
            throw new NoEstimatorException($"the integrand may jump where {InfixPrinter.Print(jump)} changes");
        }

        var names = new Declarations([.. problem.Names.All, .. noise.Declarations], problem.Names.IsOpen);
        var gradient = Derivative.Of(Substitution.Symbols(problem.Integrand, noise.Values), problem.By, names)
            ?? throw new NoEstimatorException($"the derivative of the integrand along the transformation by {problem.By} is not known");
        return new GradientForm(gradient, Control(problem, noise, names));
    }

    private static ControlForm Control(GradientProblem problem, NoiseOfDraws noise, Declarations names)
    {
        if (problem.Draws.FirstOrDefault(draw => Traversal.Symbols(draw.Law.Term).Overlaps(noise.Values.Keys)) is { } dependent)
        {
            return ControlForm.None($"the law of {dependent.Name} uses other drawn variables");
        }

        var means = new Dictionary<string, Expr>(StringComparer.Ordinal);
        foreach (var draw in problem.Draws)
        {
            if (!IsFinite(draw.Law.Mean, problem) || !IsFinite(draw.Law.Variance, problem))
            {
                return ControlForm.None($"{draw.Law.Term.Family} has no finite mean and variance in closed form here");
            }

            means.Add(draw.Name, draw.Law.Mean!);
        }

        var variates = new List<Expr>();
        var expected = new List<Expr>();
        foreach (var draw in problem.Draws)
        {
            Expr? By(Expr? expression, string symbol) => expression is null ? null : Derivative.Of(expression, symbol, names);
            var slope = By(problem.Integrand, draw.Name);
            if (slope is null || By(slope, draw.Name) is not { } curvature || By(slope, problem.By) is not { } slopeSpeed
                || By(curvature, problem.By) is not { } curvatureSpeed
                || By(noise.Values[draw.Name], problem.By) is not { } speed
                || By(draw.Law.Mean, problem.By) is not { } meanSpeed || By(draw.Law.Variance, problem.By) is not { } varianceSpeed)
            {
                return ControlForm.None($"the integrand has no second derivative by {draw.Name} that is known");
            }

            Expr AtMean(Expr expression) => Substitution.Symbols(expression, means);
            var deviation = Make.Subtract(noise.Values[draw.Name], draw.Law.Mean!);
            variates.Add(Make.Multiply(Make.Add(AtMean(slope), Make.Multiply(AtMean(curvature), deviation)), speed));
            variates.Add(Make.Multiply(AtMean(slopeSpeed), deviation));
            variates.Add(Make.Divide(Make.Multiply(AtMean(curvatureSpeed), Make.Square(deviation)), Number.Two));
            expected.Add(Make.Multiply(AtMean(slope), meanSpeed));
            expected.Add(Make.Divide(Make.Multiply(AtMean(curvature), varianceSpeed), Number.Two));
            expected.Add(Make.Divide(Make.Multiply(AtMean(curvatureSpeed), draw.Law.Variance!), Number.Two));
        }

        var mean = ValueOf(Make.Sum(expected), problem);
        return double.IsFinite(mean)
            ? ControlForm.Of(Make.Sum(variates), mean)
            : ControlForm.None("the integrand has no expansion to second order about the mean");
    }

    private static bool IsFinite(Expr? expression, GradientProblem problem) => expression is not null && double.IsFinite(ValueOf(expression, problem));

    private static double ValueOf(Expr expression, GradientProblem problem) =>
        WideFloat.ToDouble(Evaluator<WideFloat>.Evaluate(expression, problem.Point.Wide).AsScalar);
}
