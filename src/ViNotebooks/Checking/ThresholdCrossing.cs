using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

internal enum CrossingKind
{
    Agrees,
    Differs,
    UndefinedSomewhere,
    Unclear,
}

/// <summary>What was found: for a difference the parameters, the threshold t, and P(T ≤ t) as found and as wanted.</summary>
internal sealed record CrossingResult(CrossingKind Kind, Point? Parameters = null, double Threshold = 0, double Found = 0, double Wanted = 0);

/// <summary>
/// The distribution function of a transformation of noise, by the noise's probability between the places where the
/// transformation crosses a threshold. Noise is drawn as the quantile of a uniform v in (0, 1); a grid over v finds the
/// crossings, bisection their exact places. What happens between two grid points only, a probability below 1/4000, is not seen.
/// </summary>
/// <param name="question">What is asked.</param>
/// <param name="transform">The transformation's values at given parameters for many values of the noise.</param>
/// <param name="isMonotoneDecided">Whether a monotone transformation was already found different, to near machine precision.</param>
/// <param name="random">Draws the parameters and thresholds.</param>
internal sealed class ThresholdCrossing(
    PushforwardQuestion question, Func<Point, double[], double[]> transform, bool isMonotoneDecided, RandomStream random)
{
    private const int Cells = 4000;
    private const int ParameterDraws = 5;

    /// <summary>Where thresholds lie among the values of the transformation, tails included.</summary>
    private static readonly double[] Ranks = [0.001, 0.005, 0.02, 0.06, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.98, 0.995, 0.999];

    private const int Bisections = 60;
    private const double Tolerance = 1e-9;

    private readonly IReadOnlyList<string> symbols = question.Scope.Scalars;

    // noise without parameters of its own, such as Normal(0, 1), has the same quantiles at every draw
    private readonly bool hasFixedNoise = Traversal.Symbols(question.Base.Term).Count == 0;
    private double[]? sharedNoise;

    public CrossingResult Find()
    {
        if (ScalarProgram.Compile(Pushforward.DistributionFunction(question.Base, new Symbol(question.Noise)), symbols) is not { } noiseCdf
            || ScalarProgram.Compile(Pushforward.DistributionFunction(question.Target, new Symbol(question.Noise)), symbols) is not { } targetCdf)
        {
            return new CrossingResult(CrossingKind.Unclear);
        }

        foreach (var parameters in question.Scope.Draw(random.Split("parameters"), ParameterDraws))
        {
            var result = At(parameters, noiseCdf, targetCdf);
            if (result.Kind != CrossingKind.Agrees)
            {
                return result;
            }
        }

        return new CrossingResult(CrossingKind.Agrees);
    }

    private CrossingResult At(Point parameters, ScalarProgram noiseCdf, ScalarProgram targetCdf)
    {
        var v = Enumerable.Range(0, Cells).Select(i => (i + 0.5) / Cells).ToArray();
        var noise = hasFixedNoise ? sharedNoise ??= Quantiles(parameters, noiseCdf, v) : Quantiles(parameters, noiseCdf, v);
        var values = transform(parameters, noise);
        var defined = values.Where(double.IsFinite).Order().ToArray();
        if (defined.Length < Cells)
        {
            return new CrossingResult(defined.Length < Cells - 2 ? CrossingKind.UndefinedSomewhere : CrossingKind.Unclear, parameters);
        }

        var worst = new CrossingResult(CrossingKind.Agrees, parameters, Threshold: double.NaN);
        foreach (var threshold in Levels(defined))
        {
            var found = Below(threshold, parameters, noiseCdf, noise, values, v);
            var wanted = Run(targetCdf, parameters, [threshold])[0];
            if (double.IsNaN(worst.Threshold) || Math.Abs(found - wanted) > Math.Abs(worst.Found - worst.Wanted))
            {
                worst = new CrossingResult(CrossingKind.Agrees, parameters, threshold, found, wanted);
            }
        }

        return Math.Abs(worst.Found - worst.Wanted) > Tolerance || (isMonotoneDecided && IsMonotone(values)) ? worst with { Kind = CrossingKind.Differs } : worst;
    }

    /// <summary>Thresholds from the far lower to the far upper tail of the values found, typed with six digits.</summary>
    private IEnumerable<double> Levels(double[] sorted) => Ranks
        .Select(rank => sorted[Math.Clamp((int)((rank + random.NextDouble(-0.2, 0.2) * Math.Min(rank, 1 - rank)) * sorted.Length), 1, sorted.Length - 2)])
        .Select(Domain.Round).Distinct();

    private static bool IsMonotone(double[] values)
    {
        var (rises, falls) = (0, 0);
        for (var i = 1; i < values.Length; i++)
        {
            rises += values[i] > values[i - 1] ? 1 : 0;
            falls += values[i] < values[i - 1] ? 1 : 0;
        }

        return rises == 0 || falls == 0;
    }

    /// <summary>P(T ≤ t): the probability of the noise up to the first crossing, between the second and third, and so on.</summary>
    private double Below(double threshold, Point parameters, ScalarProgram noiseCdf, double[] noise, double[] values, double[] v)
    {
        var measure = 0.0;
        double? start = values[0] <= threshold ? 0 : null;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] <= threshold == values[i - 1] <= threshold)
            {
                continue;
            }

            var place = Crossing(threshold, parameters, noise[i - 1], noise[i], values[i - 1] <= threshold);
            var probability = Math.Clamp(Run(noiseCdf, parameters, [place])[0], v[i - 1], v[i]);
            measure += start is { } from ? probability - from : 0;
            start = start is null ? probability : null;
        }

        return measure + (start is { } last ? 1 - last : 0);
    }

    private double Crossing(double threshold, Point parameters, double low, double high, bool isBelowAtLow)
    {
        for (var i = 0; i < Bisections; i++)
        {
            var middle = low + ((high - low) / 2);
            if (transform(parameters, [middle])[0] <= threshold == isBelowAtLow)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low + ((high - low) / 2);
    }

    /// <summary>The noise whose distribution function is v: by the closed form, else by bisection of all at once.</summary>
    private double[] Quantiles(Point parameters, ScalarProgram noiseCdf, double[] v)
    {
        if (question.Base.Quantile(new Symbol(question.Noise)) is { } quantile && ScalarProgram.Compile(quantile, symbols) is { } program)
        {
            return Run(program, parameters, v);
        }

        const double farthest = 1e6;
        var low = Enumerable.Repeat(-farthest, v.Length).ToArray();
        var high = Enumerable.Repeat(farthest, v.Length).ToArray();
        var middle = new double[v.Length];
        for (var round = 0; round < Bisections + 20; round++)
        {
            for (var i = 0; i < v.Length; i++)
            {
                middle[i] = low[i] + ((high[i] - low[i]) / 2);
            }

            var at = Run(noiseCdf, parameters, middle);
            for (var i = 0; i < v.Length; i++)
            {
                (low[i], high[i]) = at[i] <= v[i] ? (middle[i], high[i]) : (low[i], middle[i]);
            }
        }

        return middle;
    }

    private double[] Run(ScalarProgram program, Point parameters, double[] noise) => Run(program, symbols, question.Noise, parameters, noise);

    /// <summary>The values of a program at given parameters for many values of the noise.</summary>
    public static double[] Run(ScalarProgram program, IReadOnlyList<string> symbols, string noiseName, Point parameters, double[] noise)
    {
        var columns = symbols.Select(symbol => symbol == noiseName ? noise : Enumerable.Repeat(Scalar(parameters, symbol), noise.Length).ToArray()).ToArray();
        var results = new double[noise.Length];
        program.Run(columns, noise.Length, results);
        return results;
    }

    private static double Scalar(Point point, string symbol) => WideFloat.ToDouble(point.Wide[symbol].AsScalar);
}
