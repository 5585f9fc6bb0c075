using System.Globalization;

namespace ViNotebooks.Display;

/// <summary>The digits of an estimate: as many as its error leaves.</summary>
internal static class EstimateDigits
{
    private const int MostDigits = 15;

    /// <summary>The value, rounded where its error has its first digit.</summary>
    public static string Value(Estimate estimate) => Round(estimate);

    /// <summary>A bound as it is shown: one digit, rounded up, such as 0.0003 or 1e-12.</summary>
    public static string Bound(double bound)
    {
        if (!double.IsFinite(bound) || bound == 0)
        {
            return Plain(bound);
        }

        var exponent = Exponent(bound);

        // a bound that was computed as 1e-12 is not to be shown as 2e-12
        var digit = Math.Ceiling((bound / Math.Pow(10, exponent)) - 1e-6);
        if (digit > 9)
        {
            (digit, exponent) = (1, exponent + 1);
        }

        return exponent is >= -4 and <= 5
            ? (digit * Math.Pow(10, exponent)).ToString("F" + Math.Max(0, -exponent), CultureInfo.InvariantCulture)
            : $"{digit}e{exponent}";
    }

    /// <summary>The error with what rounding the value adds to it.</summary>
    public static string ShownError(Estimate estimate) =>
        Bound(estimate.Error + Math.Abs(double.Parse(Round(estimate), CultureInfo.InvariantCulture) - estimate.Value));

    /// <summary>A probability in per cent, without trailing zeros.</summary>
    public static string Percent(decimal probability) => (100 * probability).ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Round(Estimate estimate)
    {
        var (value, error) = (estimate.Value, estimate.Error);
        if (!double.IsFinite(value))
        {
            return Plain(value);
        }

        if (error == 0 || !double.IsFinite(error))
        {
            return value.ToString(error == 0 ? "G15" : "G6", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
        }

        var decimals = -Exponent(error);
        var digits = (value == 0 ? 0 : Exponent(value)) + decimals + 1;

        // draws keep their zeros: 1.2300 says more than 1.23
        var optional = estimate is Sampled ? '0' : '#';
        if (digits > MostDigits)
        {
            return value.ToString("G15", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
        }

        if (Math.Abs(value) is >= 1e-5 and < 1e15 || digits <= 0 || value == 0)
        {
            return decimals <= 0
                ? Unsigned((Math.Round(value / Math.Pow(10, -decimals)) * Math.Pow(10, -decimals)).ToString("F0", CultureInfo.InvariantCulture))
                : Unsigned(value.ToString("0." + new string(optional, Math.Min(decimals, 20)), CultureInfo.InvariantCulture));
        }

        return value.ToString("0." + new string(optional, Math.Max(0, digits - 1)) + "e0", CultureInfo.InvariantCulture);
    }

    private static string Unsigned(string number) => number.Trim('-', '0', '.').Length == 0 ? number.TrimStart('-') : number;

    private static string Plain(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Exponent(double number)
    {
        // the exponent that the decimal form has, which a logarithm may miss by one
        var text = Math.Abs(number).ToString("E15", CultureInfo.InvariantCulture);
        return int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}
