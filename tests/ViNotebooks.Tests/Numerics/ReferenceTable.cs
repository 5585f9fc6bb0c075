using System.Globalization;
using System.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

/// <summary>One line of Cases/wide-reference.tsv.</summary>
internal sealed record ReferenceRow(string Function, double X, double? Y, WideFloat Expected, string Text);

/// <summary>The table of reference values, and its functions in any arithmetic.</summary>
internal static class ReferenceTable
{
    public static readonly IReadOnlyList<ReferenceRow> Rows =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "wide-reference.tsv")).Skip(1).Select(Row)];

    public static TheoryData<string> Functions => [.. Rows.Select(row => row.Function).Distinct(StringComparer.Ordinal)];

    public static T Value<T>(ReferenceRow row)
        where T : struct, IReal<T> => Value(row, T.FromDouble(row.X));

    public static T Value<T>(ReferenceRow row, T x)
        where T : struct, IReal<T>
    {
        var y = T.FromDouble(row.Y ?? 0);
        return row.Function switch
        {
            "exp" => T.Exp(x),
            "expm1" => T.Expm1(x),
            "log" => T.Log(x),
            "log1p" => T.Log1p(x),
            "sqrt" => T.Sqrt(x),
            "sin" => T.Sin(x),
            "cos" => T.Cos(x),
            "atan" => T.Atan(x),
            "erf" => T.Erf(x),
            "erfc" => T.Erfc(x),
            "lgamma" => T.LogGamma(x),
            "gamma" => T.Gamma(x),
            "polygamma" => T.Polygamma((int)row.Y!.Value, x),
            "pow" => T.Pow(x, y),
            "tan" => RealFunctions<T>.Tan(x),
            "cot" => RealFunctions<T>.Cot(x),
            "asin" => RealFunctions<T>.Asin(x),
            "acos" => RealFunctions<T>.Acos(x),
            "sinh" => RealFunctions<T>.Sinh(x),
            "cosh" => RealFunctions<T>.Cosh(x),
            "tanh" => RealFunctions<T>.Tanh(x),
            "arsinh" => RealFunctions<T>.Arsinh(x),
            "arcosh" => RealFunctions<T>.Arcosh(x),
            "artanh" => RealFunctions<T>.Artanh(x),
            "log2" => RealFunctions<T>.Log2(x),
            "log10" => RealFunctions<T>.Log10(x),
            "normcdf" => RealFunctions<T>.NormalCdf(x),
            "normpdf" => RealFunctions<T>.NormalPdf(x),
            "logit" => RealFunctions<T>.Logit(x),
            "sigmoid" => RealFunctions<T>.Sigmoid(x),
            "softplus" => RealFunctions<T>.Softplus(x),
            "factorial" => RealFunctions<T>.Factorial(x),
            "lbeta" => RealFunctions<T>.LogBeta(x, y),
            "beta" => RealFunctions<T>.Beta(x, y),
            "binomial" => RealFunctions<T>.Binomial(x, y),
            "gammap" => IncompleteGamma<T>.P(y, x),
            "gammaq" => IncompleteGamma<T>.Q(y, x),
            "betai_0.5" or "betai_3.0" or "betai_50.25" or "betai_2000.0" => IncompleteBeta<T>.Of(
                x, y, T.FromDouble(double.Parse(row.Function.AsSpan(6), CultureInfo.InvariantCulture))),
            "lbesseli" => BesselFunctions<T>.LogI(y, x),
            "ei" => ExponentialIntegral<T>.Ei(x),
            "logphi" => NormalFunctions<T>.LogCdf(x),
            "probit" => NormalFunctions<T>.Quantile(x),
            _ => throw new InvalidOperationException($"The table names an unknown function, {row.Function}."),
        };
    }

    private static ReferenceRow Row(string line)
    {
        var cells = line.Split('\t');
        double? y = cells[2].Length == 0 ? null : double.Parse(cells[2], CultureInfo.InvariantCulture);
        return new(cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture), y, Number(cells[3]), string.Join(' ', cells));
    }

    private static WideFloat Number(string text)
    {
        var parts = text.Split('e');
        var power = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        power -= point < 0 ? 0 : parts[0].Length - point - 1;
        if (Math.Abs(power) > 5000)
        {
            return WideFloat.FromInteger(digits) * WideFloat.Pow(10, power);
        }

        return WideFloat.FromRational(
            digits * BigInteger.Pow(10, Math.Max(power, 0)), BigInteger.Pow(10, Math.Max(-power, 0)));
    }
}
