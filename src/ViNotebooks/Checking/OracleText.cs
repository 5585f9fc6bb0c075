using System.Globalization;

namespace ViNotebooks.Checking;

/// <summary>How oracles are named in sentences.</summary>
internal static class OracleText
{
    public static string Name(Oracle oracle) => oracle switch
    {
        Oracle.ClosedForm => "closed form",
        Oracle.ConstantIntegrand => "constant integrand",
        Oracle.Enumeration => "enumeration",
        Oracle.Quadrature => "quadrature",
        Oracle.QuasiMonteCarlo => "quasi-Monte Carlo",
        _ => "Monte Carlo",
    };

    /// <summary>Says how what is asked was evaluated and how sure that is.</summary>
    public static string Remark(AskedFinding compared)
    {
        var error = compared.RelativeError > 0 ? string.Create(CultureInfo.InvariantCulture, $", relative error at most {compared.RelativeError:0.#e0}") : "";
        var chance = compared.ErrorProbability > 0 ? string.Create(CultureInfo.InvariantCulture, $"; wrong by chance with probability at most {compared.ErrorProbability:0.#e0}") : "";
        return $"What is asked was evaluated by {Name(compared.Oracle)}{error}{chance}.";
    }
}
