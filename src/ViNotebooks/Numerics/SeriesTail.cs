namespace ViNotebooks.Numerics;

/// <summary>The rest of a series, summed in blocks that double in length and extrapolated where the terms decay like a power.</summary>
internal sealed class SeriesTail(RunningSum sum, double first, double last, QuadratureGoal goal)
{
    // a decay as of 1/n is told from a faster one only far out
    private const double Far = 60_000;
    private const double FirstBlock = 64;
    private const double ZerosThatEnd = 4096;

    private readonly List<(double Index, double Sum, double Term)> samples = [];
    private readonly List<(double Index, double Sum, double Term)> early = [];
    private readonly List<double> decays = [];
    private double nextSample = 1;
    private bool keepsSign = true;
    private bool alternates = true;
    private double previousTerm;

    public QuadratureResult Sum()
    {
        double from = first, length = FirstBlock, previousBlock = 0;
        while (true)
        {
            (keepsSign, alternates) = (true, true);
            var to = Math.Min(from + length - 1, last);
            var block = sum.Add(from, to, Note);
            if (sum.Failure is not null || to >= last)
                return sum.Result(goal, 0);

            // the first block stands for n = 1, …, 64 and the second for 65, …, 128: equal lengths at first, then doubling
            var count = to - first + 1;
            if (previousBlock > 0 && from > first)
                decays.Add(block / previousBlock);

            if (block == 0 && (sum.Size > 0 ? length >= 2 * FirstBlock : count >= ZerosThatEnd))
                return sum.Result(goal, 0);

            if (Diverges(count))
                return sum.Diverged(double.PositiveInfinity);

            var (rest, error) = Best(block);
            if (sum.Error + error <= Math.Max(goal.Absolute, goal.Relative * (sum.Size + Math.Abs(rest))) || sum.Evaluations + count > goal.MaxEvaluations)
                return sum.Result(goal, error, rest);

            previousBlock = block;
            from = to + 1;
            length = count;
        }
    }

    private void Note(double n, double term)
    {
        if (term != 0 && previousTerm != 0)
        {
            keepsSign &= Math.Sign(term) == Math.Sign(previousTerm);
            alternates &= Math.Sign(term) == -Math.Sign(previousTerm);
        }

        previousTerm = term;
        var index = n - first + 1;
        if (term == 0)
            return;

        if (index <= 48)
            early.Add((index, sum.Value, term));

        if (index >= nextSample)
        {
            samples.Add((index, sum.Value, term));
            nextSample = Math.Max(index + 1, Math.Floor(index * 1.35));
        }
    }

    // blocks of doubling length that keep their size are terms that decay no faster than 1/n
    private bool Diverges(double count)
    {
        if (count < Far || decays.Count < 4)
            return false;

        var (a, b, c) = (decays[^3], decays[^2], decays[^1]);
        var isStable = Math.Abs(c - b) < 1e-4 * c && Math.Abs(b - a) < 2e-4 * c;
        return (isStable && c > 0.9995) || (a > 2.5 && b > a && c > b);
    }

    private (double Beyond, double Error) Best(double block)
    {
        var best = (Beyond: 0.0, Error: double.PositiveInfinity);
        if (decays.Count < 3)
            return best;

        // Σ of the blocks to come, if each is at most this part of the one before; the part may still grow
        var (a, b, c) = (decays[^3], decays[^2], decays[^1]);
        var decay = Math.Max(b, c) + (3 * Math.Max(c - b, 0));
        if (decay < 0.999)
            best.Error = 2 * block * decay / (1 - decay);

        // terms that decay like a power settle like 1/n; a logarithm among them does not, and a divergent series has an extrapolation too
        var isPower = Math.Abs(c - b) <= (0.65 * Math.Abs(b - a)) + 1e-7;
        if (alternates && c < 1.9 && early.Count >= 12 && Better(early, best.Error) is { } alternating)
            best = alternating;
        else if (keepsSign && isPower && c < 0.998 && samples.Count >= 12 && Better(samples, best.Error) is { } steady)
            best = steady;

        return best;
    }

    private (double Beyond, double Error)? Better(List<(double Index, double Sum, double Term)> partial, double error)
    {
        var (value, doubt) = Extrapolation.Limit(partial);
        return doubt < error ? (value - sum.Value, doubt) : null;
    }
}
