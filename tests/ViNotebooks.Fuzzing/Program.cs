using System.Globalization;
using ViNotebooks.Fuzzing;

if (args is ["promise", ..])
{
    return PromiseCommand.Run(args[1..]);
}

if (args is ["power", ..])
{
    return PowerCommand.Run(args[1..]);
}

const string Usage = """
    promise …       counts the true claims that sampling rejects; promise --help says more
    power …         finds the smallest error of a claim that sampling catches in 0.1 s
    Otherwise feeds random and mutated inputs to the reader of expressions.
      --inputs N    how many (default 1,000,000)
      --seed N      the seed; the same seed gives the same inputs (default 1)
      --from N      the index of the first one (default 0): where the last run ended
      --seconds N   stop after this time
      --failures N  how many different failures to collect before stopping (default 1)
      --show        print the inputs instead of reading them
    Exit code 0: nothing found; 1: an input that throws, hangs or takes too much memory, which is printed; 2: misuse.
    """;

long inputs = 1_000_000, from = 0;
ulong seed = 1;
var limit = TimeSpan.MaxValue;
var isShown = false;
var mostFailures = 1;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--show")
    {
        isShown = true;
        continue;
    }

    if (i + 1 == args.Length || !long.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        || args[i] is not ("--inputs" or "--seed" or "--from" or "--seconds" or "--failures"))
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    switch (args[i++])
    {
        case "--inputs":
            inputs = value;
            break;
        case "--seed":
            seed = (ulong)value;
            break;
        case "--failures":
            mostFailures = (int)Math.Min(value, int.MaxValue);
            break;
        case "--from":
            from = value;
            break;
        default:
            limit = TimeSpan.FromSeconds(value);
            break;
    }
}

var generator = new InputGenerator(AnswerCorpus.Load(), seed);
if (isShown)
{
    for (var index = from; index < from + inputs; index++)
    {
        var input = generator.Create(index);
        Console.WriteLine($"{index} {input.Notation} {FuzzRun.Escape(input.Text)}");
    }

    return 0;
}

var run = new FuzzRun(generator, from, inputs, limit, mostFailures);
var failures = run.Run(Console.Error);
Console.WriteLine(run.Line());
foreach (var failure in failures)
{
    Console.WriteLine($"seed {seed}, index {failure.Index}: {failure.What}");
    Console.WriteLine(FuzzRun.Escape(failure.Text));
}

return failures.Count == 0 ? 0 : 1;
