using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;

namespace ViNotebooks.Inference;

/// <summary>A scalar variable of the guide and its law, whose parameters may use φ, other symbols and variables before it.</summary>
internal sealed record GuideDraw(string Name, Law Law);

/// <summary>d/dφ E[f] over the draws of a guide, at a point.</summary>
/// <param name="Draws">The draws in ancestral order.</param>
/// <param name="Integrand">f, without nodes of probability.</param>
/// <param name="By">φ.</param>
/// <param name="Names">The parameters, the data and the drawn variables.</param>
/// <param name="Point">Values of all symbols that are not drawn.</param>
internal sealed record GradientProblem(IReadOnlyList<GuideDraw> Draws, Expr Integrand, string By, Declarations Names, Point Point);

/// <summary>What a family of estimators averages, as expressions of the drawn variables, or of the noise behind them.</summary>
/// <param name="Gradient">The integrand whose mean is the gradient.</param>
/// <param name="Control">The control variate.</param>
internal sealed record GradientForm(Expr Gradient, ControlForm Control);

/// <summary>A control variate with a known mean, or why there is none.</summary>
internal sealed record ControlForm(Expr? Variate, double Mean, string? Reason)
{
    public static ControlForm Of(Expr variate, double mean = 0) => new(variate, mean, null);

    public static ControlForm None(string reason) => new(null, 0, reason);
}

/// <summary>An estimator does not exist for a problem.</summary>
/// <param name="reason">Why, as a clause without a full stop.</param>
internal sealed class NoEstimatorException(string reason) : Exception(reason);
