using ViNotebooks.Inference;
using ViNotebooks.Models;
using ViNotebooks.Models.Oracles;

namespace ViNotebooks;

/// <summary>Estimators of the gradient of an expectation by a parameter of the distribution that it is over.</summary>
public static class GradientEstimators
{
    /// <summary>
    /// Estimates d/dφ E_q[f(z, φ)] by the score function and by reparameterisation, each without and with a control variate, all on
    /// the same draws, beside the gradient itself. Estimators that do not exist for the guide or the integrand are in
    /// <see cref="GradientComparison.Missing"/> with the reason.
    /// </summary>
    /// <param name="integrand">f, such as <c>log p(x, z) - log q(z)</c>; p is the model and q the guide.</param>
    /// <param name="guide">The law of each drawn number, one a line, such as <c>z ~ Normal(m, s^2)</c>.</param>
    /// <param name="by">φ, a parameter of the guide or of the integrand.</param>
    /// <param name="at">The values of all parameters and of the data.</param>
    /// <param name="model">The model, such as <c>z ~ Exponential(theta)</c> and <c>x ~ Normal(z, 1)</c> on two lines, where the integrand uses one.</param>
    /// <param name="count">The number of draws, at least 2.</param>
    /// <param name="seed">Reproduces the draws.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">A text cannot be read, a symbol has no value, or a parameter lies outside its domain.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static GradientComparison Compare(
        string integrand,
        string guide,
        string by,
        IReadOnlyDictionary<string, double> at,
        string? model = null,
        long count = 100_000,
        ulong seed = 1,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(integrand);
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(at);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var (problem, gradient) = GradientProblemReader.Read(integrand, model, guide, by, at);
        var noise = new NoiseOfDraws(problem);
        var sampling = new GradientSampling(problem, noise, count, seed, cancellation);
        sampling.Add(GradientEstimator.ScoreFunction, GradientEstimator.ScoreFunctionWithControl, () => ScoreFunction.Of(problem));
        sampling.Add(GradientEstimator.Reparameterisation, GradientEstimator.ReparameterisationWithControl, () => Pathwise.Of(problem, noise));
        return new GradientComparison(by, ValueOf(gradient, problem, seed, cancellation), sampling.Estimates, sampling.Missing);
    }

    private static Estimate? ValueOf(Asked gradient, GradientProblem problem, ulong seed, CancellationToken cancellation)
    {
        try
        {
            return Estimates.Of(gradient.At(problem.Point, seed, token: cancellation))[0];
        }
        catch (AskedException)
        {
            return null;
        }
    }
}
