using ViNotebooks.Estimation;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Inference;

/// <summary>Averages the integrands of estimators. The coefficient of a control variate comes from other draws, so that the mean stays unbiased.</summary>
internal sealed class GradientSampling(GradientProblem problem, NoiseOfDraws noise, long count, ulong seed, CancellationToken cancellation)
{
    private const int LeastPilot = 1024;
    private const int MostPilot = 16_384;

    private readonly List<GradientEstimate> estimates = [];
    private readonly List<MissingEstimator> missing = [];

    public IReadOnlyList<GradientEstimate> Estimates => estimates;

    public IReadOnlyList<MissingEstimator> Missing => missing;

    /// <summary>Adds an estimator without and with its control variate, or why they do not exist.</summary>
    public void Add(GradientEstimator plain, GradientEstimator controlled, Func<GradientForm> build)
    {
        GradientForm form;
        try
        {
            form = build();
        }
        catch (NoEstimatorException exception)
        {
            missing.Add(new MissingEstimator(plain, exception.Message));
            missing.Add(new MissingEstimator(controlled, exception.Message));
            return;
        }

        var reason = form.Control.Reason;
        double? coefficient = null;
        if (form.Control.Variate is { } variate)
        {
            var pilot = Run([form.Gradient, variate], "pilot", Math.Clamp(count / 8, LeastPilot, MostPilot));

            // α = Cov(g, c)/Var(c) makes Var(g − αc) least
            var best = pilot.Covariance(0, 1) / pilot.Covariance(1, 1);
            coefficient = double.IsFinite(best) && pilot.NotFinite == 0 ? best : null;
            reason = pilot.NotFinite > 0 ? "the control variate is not finite at some draws" : "the control variate does not vary";
        }

        var outputs = new List<Expr> { form.Gradient };
        if (coefficient is { } alpha)
        {
            var centred = Make.Subtract(form.Control.Variate!, Numeral.Of(form.Control.Mean));
            outputs.Add(Make.Subtract(form.Gradient, Make.Multiply(Numeral.Of(alpha), centred)));
        }

        var moments = Run(outputs, "draws", count);
        if (moments.NotFinite > 0)
        {
            var why = $"it is not finite at {moments.NotFinite:N0} of {moments.Count:N0} draws";
            missing.Add(new MissingEstimator(plain, why));
            missing.Add(new MissingEstimator(controlled, why));
            return;
        }

        estimates.Add(Estimate(plain, moments, 0, null));
        if (coefficient is not null)
        {
            estimates.Add(Estimate(controlled, moments, 1, coefficient));
        }
        else
        {
            missing.Add(new MissingEstimator(controlled, reason!));
        }
    }

    private GradientEstimate Estimate(GradientEstimator estimator, JointMoments moments, int output, double? coefficient)
    {
        var variance = moments.Covariance(output, output);
        var plain = moments.Covariance(0, 0);
        return new GradientEstimate(
            estimator, moments.Mean(output), Math.Sqrt(variance / moments.Count), variance, variance == plain ? 1 : variance / plain, coefficient, moments.Count, seed);
    }

    private JointMoments Run(List<Expr> outputs, string stream, long draws)
    {
        var overNoise = outputs.ConvertAll(output => Substitution.Symbols(output, noise.Values));
        var program = VectorProgram.Compile(overNoise, noise.Inputs, problem.Point.Doubles);

        // samplers need not be safe for several threads
        var threads = noise.Inputs.Any(input => input.Source is not null) ? 1 : Environment.ProcessorCount;
        return MonteCarlo.RunJoint(program, new RandomStream(seed).Split($"gradient {stream}").NextBits(), 0, draws, threads, cancellation);
    }
}
