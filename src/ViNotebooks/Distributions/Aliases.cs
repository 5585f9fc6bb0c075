using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>The usual other ways to give a parameter.</summary>
internal static class Aliases
{
    public static ParameterAlias Same(params Sequence<string> names) => new(names, static e => e);

    public static ParameterAlias Reciprocal(params Sequence<string> names) => new(names, static e => 1 / e);

    public static ParameterAlias Squared(params Sequence<string> names) => new(names, static e => Make.Square(e));

    /// <summary>A variance by its own other names, as a standard deviation, and as a precision.</summary>
    public static Parameter Variance(params ReadOnlySpan<ParameterAlias> more) => new(
        "variance",
        ParameterDomain.Positive,
        [Same("var", "sigma2"), Squared("standard_deviation", "sd", "std", "sigma"), Reciprocal("precision", "tau"), .. more]);

    public static Parameter Location => new("location", ParameterDomain.Real, Same("loc", "mu"));
}
