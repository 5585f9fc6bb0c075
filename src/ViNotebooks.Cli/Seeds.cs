using System.CommandLine;
using ViNotebooks.Numerics;

namespace ViNotebooks.Cli;

/// <summary>The seeds of verdicts.</summary>
internal static class Seeds
{
    // a JSON number keeps 53 bits in every reader
    private const ulong Largest = (1UL << 53) - 1;

    public static Option<ulong?> SeedOption(string description) => new("--seed") { Description = description, HelpName = "N" };

    /// <summary>A seed that nobody can foresee, for a run that was given none.</summary>
    public static ulong Fresh() => Exercise.FreshSeed();

    /// <summary>The seed of the verdict on one line: whatever stands in the other lines, it stays the same.</summary>
    public static ulong OfLine(ulong seed, long line) => new RandomStream(seed).Split($"line {line}").NextBits() & Largest;
}
