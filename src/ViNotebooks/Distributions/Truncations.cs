using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>Closed forms of truncated uniform, exponential and normal laws; null for others.</summary>
/// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, 13.10.1 and 19.10.</remarks>
internal static class Truncations
{
    private const int HighestPower = 10;

    public static Expr? Mean(TruncatedLaw law) => law.Base switch
    {
        FamilyLaw { Family.Name: "Uniform" } => Uniform(law).Mean,

        // a + 1/λ − w/(e^(λw) − 1), w = b − a
        FamilyLaw { Family.Name: "Exponential", Parameters: [var rate] } => law.From! + ExponentialMean(rate, Width(law)),

        // μ + σ (φ(α) − φ(β))/Z, α and β the standardised bounds
        FamilyLaw { Family.Name: "Normal" } => new StandardNormal(law) is var z ? z.Mean + (z.Deviation * z.Slope) : null,
        _ => null,
    };

    public static Expr? Variance(TruncatedLaw law) => law.Base switch
    {
        FamilyLaw { Family.Name: "Uniform" } => Uniform(law).Variance,

        // 1/λ² − w²/(4 sinh²(λw/2))
        FamilyLaw { Family.Name: "Exponential", Parameters: [var rate] } => Width(law) is { } width
            ? (1 / Square(rate)) - Square(width / (2 * Call(Function.Sinh, rate * width / 2)))
            : 1 / Square(rate),

        // σ² (1 + (α φ(α) − β φ(β))/Z − ((φ(α) − φ(β))/Z)²)
        FamilyLaw { Family.Name: "Normal", Parameters: [_, var variance] } => new StandardNormal(law) is var z
            ? variance * (1 + z.Bend - Square(z.Slope))
            : null,
        _ => null,
    };

    public static Expr? Entropy(TruncatedLaw law) => law.Base switch
    {
        FamilyLaw { Family.Name: "Uniform" } => Uniform(law).Entropy,

        // log(1 − e^(−λw)) − log λ + λ (E[X] − a)
        FamilyLaw { Family.Name: "Exponential", Parameters: [var rate] } =>
            (Width(law) is { } width ? Log(-Expm1(-(rate * width))) : Zero) - Log(rate) + (rate * ExponentialMean(rate, Width(law))),

        // ½ log(2πeσ²) + log Z + (α φ(α) − β φ(β))/(2Z)
        FamilyLaw { Family.Name: "Normal" } => new StandardNormal(law) is var z ? law.Base.Entropy! + Log(z.Mass) + (z.Bend / 2) : null,
        _ => null,
    };

    public static Expr? Quantile(TruncatedLaw law, Expr probability)
    {
        // a − log(1 − u (1 − e^(−λw)))/λ
        if (law.Base is FamilyLaw { Family.Name: "Exponential", Parameters: [var rate] })
        {
            var part = Width(law) is { } width ? Expm1(-(rate * width)) : -One;
            return law.From! - (Log1p(probability * part) / rate);
        }

        // μ + σ Φ⁻¹((1 − u) Φ(α) + u Φ(β)), and the same of −X where the lower bound is above the mean
        if (law.Base is FamilyLaw { Family.Name: "Normal" })
        {
            var z = new StandardNormal(law);
            Expr Between(Expr atLow, Expr atHigh) => Call(Function.NormalQuantile, ((1 - probability) * atLow) + (probability * atHigh));
            var rising = z.Mean + (z.Deviation * Between(z.Low is null ? Zero : Call(Function.NormalCdf, z.Low), z.High is null ? One : Call(Function.NormalCdf, z.High)));
            return z.Low is null ? rising : When(
                Greater(z.Low, Zero),
                z.Mean - (z.Deviation * Between(Call(Function.NormalCdf, -z.Low), z.High is null ? Zero : Call(Function.NormalCdf, -z.High))),
                rising);
        }

        // F⁻¹(F(a) + u (F(b) − F(a)))
        return law.Base.Quantile(law.From is { } from && from != Supports.Ends(law.Base.Support).Low
            ? law.Base.Cdf(from)! + (probability * law.Mass(law.To))
            : probability * law.Mass(law.To));
    }

    public static Expr? Expect(TruncatedLaw law, Statistic statistic)
    {
        if (law.Base is FamilyLaw { Family.Name: "Uniform" })
        {
            return Uniform(law).Expect(statistic);
        }

        if (statistic is not Monomial { LogPower: 0, LogComplementPower: 0, WholePowerOfX: { } power } monomial)
        {
            return null;
        }

        if (law.Base is FamilyLaw { Family.Name: "Normal", Parameters: [var mean, var variance] } && power <= HighestPower)
        {
            // tilting by e^(tx) moves the mean to μ + tσ²
            var tilted = law with { Base = NormalFamily.Family.Of(mean + (monomial.Rate * variance), variance) };
            var moment = NormalPower(tilted, power);
            return monomial.HasNoRate ? moment : law.Base.Expect(Monomial.Exponential(monomial.Rate))! * new StandardNormal(tilted).Mass / new StandardNormal(law).Mass * moment;
        }

        return (power, monomial.HasNoRate) switch
        {
            (0, true) => One,
            (1, true) => Mean(law),
            (2, true) => Mean(law) is { } first && Variance(law) is { } spread ? spread + Square(first) : null,
            _ => null,
        };
    }

    // mₖ = (k − 1) σ² mₖ₋₂ + μ mₖ₋₁ + σ (a^(k−1) φ(α) − b^(k−1) φ(β))/Z
    private static Expr NormalPower(TruncatedLaw law, int power)
    {
        var z = new StandardNormal(law);
        var (before, last) = (Zero, One);
        for (var k = 1; k <= power; k++)
        {
            var edge = z.Edge(law.From, z.Low, k - 1) - z.Edge(law.To, z.High, k - 1);
            (before, last) = (last, ((k - 1) * Square(z.Deviation) * before) + (z.Mean * last) + (z.Deviation * edge / z.Mass));
        }

        return last;
    }

    private static FamilyLaw Uniform(TruncatedLaw law) => UniformFamily.Family.Of(law.From!, law.To!);

    private static Expr? Width(TruncatedLaw law) => law.To is { } to ? to - law.From! : null;

    private static Expr ExponentialMean(Expr rate, Expr? width) => width is null ? 1 / rate : (1 / rate) - (width / Expm1(rate * width));

    /// <summary>A truncated normal law in units of its base's standard deviation from its mean.</summary>
    private sealed class StandardNormal
    {
        public StandardNormal(TruncatedLaw law)
        {
            var parameters = ((FamilyLaw)law.Base).Parameters;
            Mean = parameters[0];
            Deviation = Sqrt(parameters[1]);
            Low = law.From is { } from ? (from - Mean) / Deviation : null;
            High = law.To is { } to ? (to - Mean) / Deviation : null;
            Mass = law.Mass(law.To);
        }

        public Expr Mean { get; }

        public Expr Deviation { get; }

        public Expr? Low { get; }

        public Expr? High { get; }

        public Expr Mass { get; }

        public Expr Slope => (Edge(Low, Low, 0) - Edge(High, High, 0)) / Mass;

        public Expr Bend => (Edge(Low, Low, 1) - Edge(High, High, 1)) / Mass;

        /// <summary>x^k φ(z); 0 at an infinite bound.</summary>
        public Expr Edge(Expr? x, Expr? z, int power) => x is null ? Zero : Pow(x, power) * Call(Function.NormalPdf, z!);
    }
}
