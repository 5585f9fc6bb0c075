using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Inference;

/// <summary>
/// The score-function estimator f s + ∂f/∂φ, s = ∂log q/∂φ (Williams, "Simple statistical gradient-following algorithms for
/// connectionist reinforcement learning", Machine Learning 8, 1992), with the score itself as its control variate, E[s] = 0
/// (Ranganath, Gerrish and Blei, "Black box variational inference", AISTATS 2014).
/// </summary>
internal static class ScoreFunction
{
    /// <exception cref="NoEstimatorException">The support moves with φ, or a derivative is not known.</exception>
    public static GradientForm Of(GradientProblem problem)
    {
        var moving = problem.Draws.FirstOrDefault(draw => Moves(draw.Law.Support, problem.By));
        if (moving is not null)
        {
            throw new NoEstimatorException($"the support of {moving.Name} moves with {problem.By}");
        }

        var drawn = problem.Draws.Select(draw => draw.Name).ToHashSet(StringComparer.Ordinal);
        var direct = Jumps.With(problem.Integrand, names => names.Contains(problem.By) && names.Overlaps(drawn)) is { } jump
            ? throw new NoEstimatorException($"the integrand may jump where {InfixPrinter.Print(jump)} changes, which moves with {problem.By}")
            : Derivative.Of(problem.Integrand, problem.By, problem.Names)
            ?? throw new NoEstimatorException($"the derivative of the integrand by {problem.By} is not known");
        var score = Make.Sum(problem.Draws.Where(draw => Traversal.Symbols(draw.Law.Term).Contains(problem.By)).Select(draw =>
            Derivative.Of(draw.Law.LogDensity(new Symbol(draw.Name)), problem.By, problem.Names)
            ?? throw new NoEstimatorException($"the score of {draw.Name} by {problem.By} is not known")));
        var control = score == Number.Zero ? ControlForm.None($"the guide does not use {problem.By}, so that its score is 0") : ControlForm.Of(score);
        return new GradientForm(Make.Add(Make.Multiply(problem.Integrand, score), direct), control);
    }

    private static bool Moves(Support support, string symbol) => support switch
    {
        IntervalSupport interval => Uses(interval.Low, symbol) || Uses(interval.High, symbol),
        IntegerSupport integers => Uses(integers.Low, symbol) || Uses(integers.High, symbol),
        PointSupport point => Uses(point.Value, symbol),
        _ => false,
    };

    private static bool Uses(Expr? expression, string symbol) => expression is not null && Traversal.Symbols(expression).Contains(symbol);
}
