using System.Diagnostics;
using System.Globalization;
using ViNotebooks.Estimation;
using ViNotebooks.Tests.Estimation;

namespace ViNotebooks.Fuzzing;

/// <summary>Counts the true claims that sampling rejects, and prints the count with its bound.</summary>
internal static class PromiseCommand
{
    private const string Usage = """
        Checks claims that are true by sampling, and counts those that are rejected.
          --checks N        of each integrand (default 4,000)
          --budget N        the most draws of a check (default 16,384)
          --probability X   the probability of error that each check is allowed (default 1e-6)
          --seed N          the seed (default 1)
          --only NAME       integrands whose name contains this
        Exit code 0: no more rejections than the probability allows at 99.9 %; 1: more; 2: misuse.
        """;

    public static int Run(string[] arguments)
    {
        var (checks, budget, probability, seed, only) = (4000, 16384L, 1e-6, 1UL, "");
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var isRead = arguments[i] switch
            {
                "--checks" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out checks),
                "--budget" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out budget),
                "--probability" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out probability) && probability is > 0 and < 1,
                "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                "--only" => (only = value).Length > 0,
                _ => false,
            };
            if (!isRead)
            {
                Console.Error.WriteLine(Usage);
                return 2;
            }
        }

        var integrands = Integrand.All.Where(integrand => integrand.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var start = Stopwatch.GetTimestamp();
        var rows = Promise.Run(integrands, checks, budget, probability, seed);
        Console.WriteLine(
            $"{rows.Sum(row => row.Checks):N0} checks of true claims, {budget:N0} draws at the most, error probability {probability}, seed {seed}, {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s");
        Console.WriteLine($"{"",-46}{"checks",10}{"rejected",10}{"bound 95 %",12}{"/ allowed",10}{"heavy",8}{"open",8}");
        foreach (var row in rows)
        {
            Line(row.Integrand.Name, row.Checks, row.Rejections, row.Outcomes);
        }

        foreach (var kind in rows.GroupBy(row => row.Integrand.Tail))
        {
            Line($"{kind.Key} in all", kind.Sum(row => row.Checks), kind.Sum(row => row.Rejections), Sum(kind));
        }

        var (rejections, all) = (rows.Sum(row => row.Rejections), rows.Sum(row => row.Checks));
        Line("all", all, rejections, Sum(rows));
        return rows.Any(row => Promise.LowerBound(row.Rejections, row.Checks, 0.999) > probability) ? 1 : 0;

        void Line(string name, int count, int rejected, IReadOnlyDictionary<ClaimOutcome, int> outcomes) => Console.WriteLine(
            $"{name,-46}{count,10:N0}{rejected,10:N0}{Promise.UpperBound(rejected, count, 0.95),12:0.0e0}{rejected / (count * probability),10:0.###}"
            + $"{outcomes[ClaimOutcome.HeavyTail] / (double)count,8:P0}{outcomes[ClaimOutcome.Undecided] / (double)count,8:P0}");
    }

    private static Dictionary<ClaimOutcome, int> Sum(IEnumerable<PromiseRow> rows) =>
        Enum.GetValues<ClaimOutcome>().ToDictionary(outcome => outcome, outcome => rows.Sum(row => row.Outcomes[outcome]));
}
