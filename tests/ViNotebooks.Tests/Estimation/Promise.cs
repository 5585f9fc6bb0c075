using System.Collections.Concurrent;
using ViNotebooks.Estimation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

/// <summary>What became of the checks of true claims about one integrand.</summary>
internal sealed record PromiseRow(Integrand Integrand, double ErrorProbability, int Checks, IReadOnlyDictionary<ClaimOutcome, int> Outcomes)
{
    public int Rejections => Outcomes.GetValueOrDefault(ClaimOutcome.Contradicted);
}

/// <summary>Checks of claims that are true, to count those that are rejected.</summary>
internal static class Promise
{
    /// <summary>So many checks of each integrand, with a wanted precision of 0 so that every look at every number of draws may reject.</summary>
    public static IReadOnlyList<PromiseRow> Run(IReadOnlyList<Integrand> integrands, int checksOfEach, long budget, double errorProbability, ulong seed)
    {
        var rows = new ConcurrentDictionary<(Integrand, ClaimOutcome), int>();
        var seeds = new RandomStream(seed);

        // small blocks, so that both cores are busy to the end
        const int Block = 64;
        var blocks = integrands.SelectMany(integrand => Enumerable.Range(0, (checksOfEach + Block - 1) / Block).Select(block => (integrand, block))).ToList();
        Parallel.ForEach(Partitioner.Create(blocks, loadBalance: true), item =>
        {
            for (var check = item.block * Block; check < Math.Min(checksOfEach, (item.block + 1) * Block); check++)
            {
                var own = seeds.Split($"{item.integrand.Name}/{check}").Seed;
                var result = ClaimCheck.Run(item.integrand.Sampler(own), new Claim(item.integrand.Mean), item.integrand.Settings(errorProbability, budget));
                rows.AddOrUpdate((item.integrand, result.Outcome), 1, (_, count) => count + 1);
            }
        });

        return
        [
            .. integrands.Select(integrand => new PromiseRow(
                integrand, errorProbability, checksOfEach, Enum.GetValues<ClaimOutcome>().ToDictionary(outcome => outcome, outcome => rows.GetValueOrDefault((integrand, outcome))))),
        ];
    }

    /// <summary>The upper end of the Clopper–Pearson interval for a probability, one-sided.</summary>
    public static double UpperBound(int count, int trials, double confidence) =>
        count >= trials ? 1 : MathNet.Numerics.Distributions.Beta.InvCDF(count + 1, trials - count, confidence);

    /// <summary>The lower end of the Clopper–Pearson interval for a probability, one-sided.</summary>
    public static double LowerBound(int count, int trials, double confidence) =>
        count == 0 ? 0 : MathNet.Numerics.Distributions.Beta.InvCDF(count, trials - count + 1, 1 - confidence);
}
