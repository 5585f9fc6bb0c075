using System.Numerics;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Numbers as products of primes, so that roots and logarithms of numbers combine.</summary>
internal static class Primes
{
    private const int MostTried = 1000;

    /// <summary>The primes of a positive number with their multiplicities; what is left after the small ones counts as one.</summary>
    public static IReadOnlyList<(BigInteger Prime, int Count)> Of(BigInteger number)
    {
        var primes = new List<(BigInteger, int)>();
        for (var candidate = 2; candidate < MostTried && number > 1; candidate++)
        {
            var count = 0;
            while ((number % candidate).IsZero)
            {
                number /= candidate;
                count++;
            }

            if (count > 0)
                primes.Add((candidate, count));
        }

        if (number > 1)
            primes.Add((number, 1));

        return primes;
    }

    public static Atom Atom(BigInteger prime) => new(new Number(prime), AtomKind.Prime, KnownSign.Positive, isVector: false);
}
