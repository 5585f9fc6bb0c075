using ViNotebooks.Distributions;

namespace ViNotebooks.Models.Oracles;

/// <content>Where the mass lies, for quadrature and sums to look there.</content>
internal sealed partial class NestedIntegral
{
    /// <summary>Where the mass lies: about the mean of the law, and about the peak of the weighted density.</summary>
    private List<double> Hints(int level, double low, double high)
    {
        var (centre, scale) = CentreOf(level, low, high);
        var hints = new List<double> { centre };
        foreach (var distance in (ReadOnlySpan<double>)[1, 3, 8])
        {
            hints.Add(centre - (distance * scale));
            hints.Add(centre + (distance * scale));
        }

        if (logWeight is not null && level == draws.Count - 1)
        {
            var (peak, width) = PeakOf(level, centre, scale, low, high);
            hints.AddRange([peak, peak - (4 * width), peak + (4 * width), peak - (12 * width), peak + (12 * width)]);
        }

        return [.. hints.Where(hint => hint > low && hint < high && double.IsFinite(hint)).Distinct()];
    }

    /// <summary>The relative rounding of probabilities, whose logarithms are differences of terms as large as k log k.</summary>
    private double RoundingOfMass(int level, double low, double high)
    {
        var (centre, scale) = CentreOf(level, low, high);
        var largest = 2 + Math.Abs(centre) + (8 * scale);
        return Math.Max(LeastRounding, 4e-16 * largest * Math.Log(largest));
    }

    private List<double> WholeHints(int level, double low, double high)
    {
        var (centre, scale) = CentreOf(level, low, high);
        return [.. new[] { -8.0, -3, -1, 0, 1, 3, 8 }.Select(distance => Math.Round(centre + (distance * scale))).Where(k => k > low && k < high).Distinct()];
    }

    private (double Centre, double Scale) CentreOf(int level, double low, double high)
    {
        var mean = moments[level].Mean?.At(assignment) ?? double.NaN;
        var deviation = Math.Sqrt(moments[level].Variance?.At(assignment) ?? double.NaN);
        if (double.IsFinite(mean) && double.IsFinite(deviation) && deviation > 0)
        {
            return (mean, deviation);
        }

        return (double.IsFinite(low), double.IsFinite(high)) switch
        {
            (true, true) => ((low + high) / 2, (high - low) / 8),
            (true, false) => (low + 1, 1),
            (false, true) => (high - 1, 1),
            _ => (double.IsFinite(mean) ? mean : 0, 1),
        };
    }

    private double LogTotal(int level, double x)
    {
        assignment[level] = x;
        var log = logDensities[level].At(assignment) + logWeight!.At(assignment);
        return double.IsNaN(log) ? double.NegativeInfinity : log;
    }

    /// <summary>The highest point of the weighted density along one variable and how wide it is there.</summary>
    private (double Peak, double Width) PeakOf(int level, double centre, double scale, double low, double high)
    {
        var (best, height) = (centre, double.NegativeInfinity);
        var points = new double[ScanPoints];
        for (var i = 0; i < ScanPoints; i++)
        {
            var x = centre + (scale * Math.Sinh((i - (ScanPoints / 2)) * (8.0 / ScanPoints)));
            points[i] = Math.Min(Math.Max(x, double.IsFinite(low) ? low + (1e-9 * scale) : x), double.IsFinite(high) ? high - (1e-9 * scale) : double.PositiveInfinity);
            var log = LogTotal(level, points[i]);
            if (log > height)
            {
                (best, height) = (points[i], log);
            }
        }

        var place = Array.IndexOf(points, best);
        var (left, right) = (points[Math.Max(place - 1, 0)], points[Math.Min(place + 1, ScanPoints - 1)]);
        for (var round = 0; round < 60 && right - left > 1e-9 * (Math.Abs(best) + scale * 1e-6); round++)
        {
            var (a, b) = (left + ((right - left) * 0.382), left + ((right - left) * 0.618));
            if (LogTotal(level, a) > LogTotal(level, b))
            {
                right = b;
            }
            else
            {
                left = a;
            }
        }

        best = (left + right) / 2;
        height = LogTotal(level, best);
        var width = scale;
        while (width > 1e-12 * scale && LogTotal(level, best + width) < height - 2 && LogTotal(level, best - width) < height - 2)
        {
            width /= 2;
        }

        return (best, width);
    }

    /// <summary>About the greatest log weight: found by climbing along one variable after the other.</summary>
    private double FindShift()
    {
        for (var level = 0; level < draws.Count; level++)
        {
            var (low, high) = Ends(level);
            assignment[level] = draws[level].Law.Support is IntervalSupport ? CentreOf(level, low, high).Centre : low;
        }

        var best = double.NegativeInfinity;
        for (var round = 0; round < 3; round++)
        {
            for (var level = 0; level < draws.Count; level++)
            {
                var (low, high) = Ends(level);
                if (draws[level].Law.Support is IntervalSupport)
                {
                    var (centre, scale) = CentreOf(level, low, high);
                    assignment[level] = PeakOf(level, centre, scale, low, high).Peak;
                }
                else if (draws[level].Law.Support is IntegerSupport)
                {
                    assignment[level] = Enumerable.Range(0, (int)Math.Min(64, (double.IsFinite(high) ? high - low : 63) + 1)).Select(k => low + k).MaxBy(k => LogTotal(level, k));
                }

                var total = logWeight!.At(assignment);
                best = double.IsNaN(total) ? best : Math.Max(best, total);
            }
        }

        return double.IsFinite(best) ? best : 0;
    }
}
