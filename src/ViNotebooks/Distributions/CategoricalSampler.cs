using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>Draws a place with given probabilities, as its number counted from 1 or as the vector with a 1 there.</summary>
/// <remarks>Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE Trans. Software Eng. 17 (1991).</remarks>
internal sealed class CategoricalSampler : ISampler
{
    private readonly double[] thresholds;
    private readonly int[] aliases;
    private readonly bool isOneHot;

    /// <param name="weights">Nonnegative numbers with a positive sum.</param>
    /// <param name="isOneHot">Whether a draw is a vector.</param>
    public CategoricalSampler(ReadOnlySpan<double> weights, bool isOneHot)
    {
        this.isOneHot = isOneHot;
        var count = weights.Length;
        thresholds = new double[count];
        aliases = new int[count];
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < count; i++)
        {
            thresholds[i] = weights[i] / total * count;
            aliases[i] = i;
            (thresholds[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            aliases[less] = more;
            thresholds[more] -= 1 - thresholds[less];
            (thresholds[more] < 1 ? small : large).Push(more);
        }

        // what rounding left over is full, except that an impossible place stays impossible
        foreach (var i in small.Concat(large))
        {
            thresholds[i] = weights[i] > 0 ? 1 : 0;
            aliases[i] = weights[i] > 0 ? i : Heaviest(weights);
        }
    }

    /// <summary>Draws a place, counted from 0.</summary>
    public int Draw(RandomStream random)
    {
        var column = random.Next(thresholds.Length);
        return random.NextDouble() < thresholds[column] ? column : aliases[column];
    }

    public void Draw(RandomStream random, Span<double> value)
    {
        var place = Draw(random);
        if (isOneHot)
        {
            value[..thresholds.Length].Clear();
            value[place] = 1;
        }
        else
        {
            value[0] = place + 1;
        }
    }

    private static int Heaviest(ReadOnlySpan<double> weights)
    {
        var best = 0;
        for (var i = 1; i < weights.Length; i++)
        {
            best = weights[i] > weights[best] ? i : best;
        }

        return best;
    }
}
