using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ViNotebooks.Expressions.Parsing;

namespace ViNotebooks.Fuzzing;

/// <summary>What is wrong with an input, and the input.</summary>
internal sealed record Failure(long Index, string What, string Text);

/// <summary>What the reader is allowed for one input.</summary>
internal static class Limits
{
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);
    public const long BytesPerInput = 512L << 20;
    public const long BytesInAll = 4L << 30;
}

/// <summary>Feeds inputs to the reader on all cores and watches for exceptions, slowness and memory.</summary>
internal sealed class FuzzRun(InputGenerator generator, long from, long count, TimeSpan limit, int mostFailures = 1)
{
    private const int LongestShown = 2000;

    private readonly Worker[] workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker())];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly long first = from;
    private readonly long end = from + count;
    private long next = from;
    private readonly ConcurrentDictionary<string, Failure> failures = new(StringComparer.Ordinal);
    private volatile bool isOver;

    /// <summary>The failures found, one for each place that throws.</summary>
    public IReadOnlyCollection<Failure> Run(TextWriter progress)
    {
        var threads = Array.ConvertAll(workers, worker => new Thread(() => Work(worker)) { IsBackground = true });
        Array.ForEach(threads, thread => thread.Start());
        var reported = TimeSpan.Zero;
        while (!isOver && !Array.TrueForAll(threads, thread => thread.Join(20)))
        {
            Watch();
            if (clock.Elapsed - reported >= TimeSpan.FromSeconds(1))
            {
                reported = clock.Elapsed;
                progress.WriteLine(Line());
            }
        }

        return [.. failures.Values];
    }

    /// <summary>How far the run is: inputs, rate, readable ones, the slowest input so far.</summary>
    public string Line()
    {
        var done = workers.Sum(worker => Volatile.Read(ref worker.Done));
        var readable = workers.Sum(worker => Volatile.Read(ref worker.Readable));
        var slowest = workers.MaxBy(worker => worker.SlowestTicks)!;
        return $"{done:N0} of {end - first:N0} inputs, {done / clock.Elapsed.TotalSeconds:N0}/s, {readable:N0} readable, "
            + $"slowest {Stopwatch.GetElapsedTime(0, slowest.SlowestTicks).TotalMilliseconds:N1} ms (index {slowest.SlowestIndex})";
    }

    /// <summary>The text with everything but printable ASCII escaped, and its middle left out when it is long.</summary>
    public static string Escape(string text)
    {
        var builder = new StringBuilder();
        foreach (var character in text.Length <= LongestShown ? text : text[..(LongestShown / 2)] + "…" + text[^(LongestShown / 2)..])
        {
            builder.Append(character is >= ' ' and <= '~' and not '"' ? character : $"\\u{(int)character:x4}");
        }

        return $"\"{builder}\" ({text.Length:N0} characters)";
    }

    private void Work(Worker worker)
    {
        while (!isOver && clock.Elapsed < limit)
        {
            var index = Interlocked.Increment(ref next) - 1;
            if (index >= end)
            {
                return;
            }

            var input = generator.Create(index);
            Volatile.Write(ref worker.Index, index);
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            Volatile.Write(ref worker.Start, start);
            try
            {
                worker.Readable += Read(input) ? 1 : 0;
                var ticks = Stopwatch.GetTimestamp() - start;
                bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
                if (ticks > worker.SlowestTicks)
                {
                    (worker.SlowestTicks, worker.SlowestIndex) = (ticks, index);
                }

                if (bytes > Limits.BytesPerInput)
                {
                    Add(new Failure(index, $"allocates {bytes >> 20} MB", input.Text), "memory");
                }
                else if (Stopwatch.GetElapsedTime(0, ticks) > Limits.Slow && IsSlow(input))
                {
                    Add(new Failure(index, $"takes {Stopwatch.GetElapsedTime(0, ticks).TotalSeconds:N1} s", input.Text), "slow");
                }
            }
#pragma warning disable CA1031 // any exception is what the run looks for
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Add(new Failure(index, exception.ToString(), input.Text), Place(exception));
            }

            Volatile.Write(ref worker.Start, 0);
            worker.Done++;
        }
    }

    private void Add(Failure failure, string place)
    {
        failures.TryAdd(place, failure);
        isOver |= failures.Count >= mostFailures;
    }

    /// <summary>The kind of the exception and the innermost frame of ours.</summary>
    private static string Place(Exception exception) =>
        string.Join('\n', [exception.GetType().Name, .. (exception.StackTrace ?? "").Split('\n').Where(line => line.Contains("ViNotebooks", StringComparison.Ordinal)).Take(1)]);

    /// <summary>Whether the input is slow a second time too, and not because the machine was busy.</summary>
    private static bool IsSlow(FuzzInput input)
    {
        var start = Stopwatch.GetTimestamp();
        Read(input);
        return Stopwatch.GetElapsedTime(start) > Limits.Slow;
    }

    private static bool Read(FuzzInput input)
    {
        var reading = ExpressionReader.Read(input.Text, input.Names, input.Notation);
        if (reading.IsReadable != reading.Expression is not null)
        {
            throw new InvalidOperationException("A reading has either an expression or a problem.");
        }

        return reading.IsReadable;
    }

    /// <summary>A reader that never ends, or memory that only grows, is seen from outside of it.</summary>
    private void Watch()
    {
        foreach (var worker in workers)
        {
            var start = Volatile.Read(ref worker.Start);
            if (start != 0 && Stopwatch.GetElapsedTime(start) > Limits.Hang)
            {
                var index = Volatile.Read(ref worker.Index);
                Add(new Failure(index, $"still being read after {Limits.Hang.TotalSeconds} s", generator.Create(index).Text), "hang");
                isOver = true;
            }
        }

        if (Environment.WorkingSet > Limits.BytesInAll)
        {
            var index = Volatile.Read(ref workers[0].Index);
            Add(new Failure(index, $"the process holds {Environment.WorkingSet >> 20} MB; one of the inputs near this one", generator.Create(index).Text), "memory");
            isOver = true;
        }
    }

    private sealed class Worker
    {
        public long Index;
        public long Start;
        public long Done;
        public long Readable;
        public long SlowestTicks;
        public long SlowestIndex;
    }
}
