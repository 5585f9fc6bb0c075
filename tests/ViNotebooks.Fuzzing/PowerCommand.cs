using System.Diagnostics;
using System.Globalization;
using ViNotebooks.Estimation;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Numerics;

namespace ViNotebooks.Fuzzing;

/// <summary>Finds the smallest error of a claim that sampling catches in a given time.</summary>
internal static class PowerCommand
{
    private const string Usage = """
        Claims that are wrong by less and less, checked by sampling compiled integrands.
          --milliseconds N  the time of a check (default 100)
          --draws N         a number of draws instead of a time, which no other load on the machine changes
          --checks N        of each size of error (default 20)
          --threads N       (default 1)
          --probability X   the probability of error that each check is allowed (default 1e-6)
          --seed N          the seed (default 1)
        """;

    private static readonly double[] Errors = [0.3, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001, 5e-4, 3e-4, 2e-4, 1e-4, 5e-5, 2e-5, 1e-5];

    private static readonly (string Name, string Integrand, NoiseInput[] Noise, double Mean, (double, double)? Range)[] Integrands =
    [
        ("Exponential-Normal ELBO", "log(3) - log(2) - z/2 - (1 - z/2)^2/2 - log(2*pi)/2", [new("z", NoiseKind.Exponential)], Elbo, null),
        ("E[z^2], z ~ Exponential(1)", "z^2", [new("z", NoiseKind.Exponential)], 2, null),
        ("KL of two normals", "(z + 1)^2/2 - z^2/2", [new("z", NoiseKind.Normal)], 0.5, null),
        ("10-dimensional log ratio", Text10, Noise10, 3.5, null),
        ("P(z > 1), z ~ Normal(0, 1), in [0, 1]", "if(z > 1, 1, 0)", [new("z", NoiseKind.Normal)], 0.15865525393145707, (0, 1)),
        ("the same, range unknown", "if(z > 1, 1, 0)", [new("z", NoiseKind.Normal)], 0.15865525393145707, null),
        ("P(z > 3), z ~ Normal(0, 1), in [0, 1]", "if(z > 3, 1, 0)", [new("z", NoiseKind.Normal)], 0.0013498980316300946, (0, 1)),
        ("exp(-z/2), z ~ Exponential(1), scaled", "exp(-z/2 + log(3/2))", [new("z", NoiseKind.Exponential)], 1, null),
        ("LogNormal(0, 1)", "exp(z)", [new("z", NoiseKind.Normal)], 1.6487212707001282, null),
    ];

    // z/2 for z with rate 1: E[z/2] = 1/2, E[(1 − z/2)²] = 1 − 1 + 1/2
    private static double Elbo => Math.Log(1.5) - 0.5 - 0.25 - (Math.Log(2 * Math.PI) / 2);

    private static string Text10 => string.Join(" + ", Enumerable.Range(0, 10).Select(i => $"(z{i} + {(i + 0.5) / 10})^2/2 - z{i}^2/2"))
        + $" + {(3.5 - Enumerable.Range(0, 10).Sum(i => (i + 0.5) * (i + 0.5) / 200)).ToString("R", CultureInfo.InvariantCulture)}";

    private static NoiseInput[] Noise10 => [.. Enumerable.Range(0, 10).Select(i => new NoiseInput($"z{i}", NoiseKind.Normal))];

    public static int Run(string[] arguments)
    {
        var (milliseconds, draws, checks, threads, probability, seed) = (100, 0L, 20, 1, 1e-6, 1UL);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var isRead = arguments[i] switch
            {
                "--milliseconds" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out milliseconds),
                "--draws" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out draws),
                "--checks" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out checks),
                "--threads" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out threads),
                "--probability" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out probability) && probability is > 0 and < 1,
                "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (!isRead)
            {
                Console.Error.WriteLine(Usage);
                return 2;
            }
        }

        Console.WriteLine($"the smallest relative error of a claim that {checks} of {checks} checks catch {(draws > 0 ? $"with {draws:N0} draws" : $"in {milliseconds} ms on {threads} thread(s)")}, error probability {probability}");
        Console.WriteLine($"{"",-42}{"caught",10}{"draws",14}{"deviation/mean",16}{"draws a second",18}");
        foreach (var (name, text, noise, mean, range) in Integrands)
        {
            var expression = ExpressionReader.Read(text, Declarations.Open, Notation.Infix).Expression!;
            var program = VectorProgram.Compile(expression, noise, new Dictionary<string, Value<Binary64>>());
            var settings = new SamplingSettings { ErrorProbability = probability, Budget = draws > 0 ? draws : long.MaxValue, Range = range };
            var smallest = double.NaN;
            var used = 0.0;

            // once for the code to be compiled, and to count
            Check(program, seed, threads, new Claim(mean), settings, draws > 0 ? -1 : milliseconds);
            var start = Stopwatch.GetTimestamp();
            var sampled = (Sampled)Check(program, seed, threads, new Claim(mean), settings, draws > 0 ? -1 : milliseconds).Evidence;
            var rate = sampled.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
            foreach (var error in Errors)
            {
                var results = Enumerable.Range(0, checks).Select(check => Check(
                    program, seed + (ulong)check, threads, new Claim(mean * (1 + (check % 2 == 0 ? error : -error))), settings, draws > 0 ? -1 : milliseconds)).ToList();
                if (!results.TrueForAll(result => result.Outcome == ClaimOutcome.Contradicted))
                {
                    break;
                }

                smallest = error;
                used = results.Average(result => ((Sampled)result.Evidence).Count);
            }

            var deviation = sampled.StandardError * Math.Sqrt(sampled.Count);
            Console.WriteLine($"{name,-42}{smallest,10:0.####%}{used,14:N0}{deviation / Math.Abs(mean),16:0.00}{rate,18:N0}");
        }

        return 0;
    }

    private static ClaimResult Check(VectorProgram program, ulong seed, int threads, Claim claim, SamplingSettings settings, int milliseconds)
    {
        using var source = new CancellationTokenSource(milliseconds);
        return ClaimCheck.Run(new ProgramSampler(program, seed, threads), claim, settings, source.Token);
    }
}
