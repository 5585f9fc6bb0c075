using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>Constants as whole numbers in units of 2^−bits, by series of whole numbers, off by a few units at most.</summary>
internal static class IntegerSeries
{
    private const int GuardBits = 32;

    /// <summary>π = 16 arctan(1/5) − 4 arctan(1/239).</summary>
    public static BigInteger Pi(int bits) =>
        ((16 * Arctangent(5, bits, -1)) - (4 * Arctangent(239, bits, -1))) >> GuardBits;

    /// <summary>log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749).</summary>
    public static BigInteger Ln2(int bits) =>
        ((18 * Arctangent(26, bits, 1)) - (2 * Arctangent(4801, bits, 1)) + (8 * Arctangent(8749, bits, 1))) >> GuardBits;

    /// <summary>e = Σ 1/k!.</summary>
    public static BigInteger E(int bits)
    {
        var term = BigInteger.One << (bits + GuardBits);
        var sum = BigInteger.Zero;
        for (var k = 1; !term.IsZero; k++)
        {
            sum += term;
            term /= k;
        }

        return sum >> GuardBits;
    }

    /// <summary>γ = A/B − log N with N = 2^m, A = Σ (Nᵏ/k!)² Hₖ, B = Σ (Nᵏ/k!)², off by less than e^(−4N).</summary>
    /// <remarks>Brent and McMillan, "Some new algorithms for high-precision computation of Euler's constant", 1980.</remarks>
    public static BigInteger EulerGamma(int bits)
    {
        var power = 1;
        while ((1 << power) < bits / 5)
        {
            power++;
        }

        var square = BigInteger.One << (2 * power);
        var unit = BigInteger.One << (bits + GuardBits);
        var (weight, harmonic) = (unit, BigInteger.Zero);
        var (above, below) = (BigInteger.Zero, unit);
        for (var k = 1; !weight.IsZero; k++)
        {
            weight = weight * square / ((BigInteger)k * k);
            harmonic += unit / k;
            above += weight * harmonic / unit;
            below += weight;
        }

        return ((above * unit / below) >> GuardBits) - (power * Ln2(bits));
    }

    /// <summary>ζ(2), …, ζ(<paramref name="greatest"/>), by Borwein's accelerated alternating series.</summary>
    /// <remarks>P. Borwein, "An efficient algorithm for the Riemann zeta function", 1995, algorithm 2.</remarks>
    public static BigInteger[] Zeta(int greatest, int bits)
    {
        // the error of n terms is below (3 + √8)⁻ⁿ, that is 2^(−2.54 n)
        var count = (bits + GuardBits) * 2 / 5;
        var partial = new BigInteger[count + 1];
        var term = BigInteger.One;
        var sum = BigInteger.Zero;
        for (var i = 0; i <= count; i++)
        {
            // n (n + i − 1)! 4ⁱ / ((n − i)! (2i)!), a whole number
            sum += term;
            partial[i] = sum;
            term = term * 4 * (count + i) * (count - i) / (((2 * i) + 1) * ((2 * i) + 2));
        }

        var result = new BigInteger[greatest - 1];
        for (var s = 2; s <= greatest; s++)
        {
            var total = BigInteger.Zero;
            for (var k = 0; k < count; k++)
            {
                var share = ((partial[count] - partial[k]) << (bits + GuardBits)) / BigInteger.Pow(k + 1, s);
                total += k % 2 == 0 ? share : -share;
            }

            // ζ(s) = total / (partial_n (1 − 2^(1−s)))
            var scale = BigInteger.One << (s - 1);
            result[s - 2] = (total * scale / (partial[count] * (scale - 1))) >> GuardBits;
        }

        return result;
    }

    // Σ signᵏ / ((2k + 1) n^(2k+1)): arctan 1/n for sign −1, artanh 1/n for sign 1
    private static BigInteger Arctangent(int n, int bits, int sign)
    {
        var power = (BigInteger.One << (bits + GuardBits)) / n;
        var sum = BigInteger.Zero;
        for (var k = 0; !power.IsZero; k++)
        {
            var term = power / ((2 * k) + 1);
            sum += sign < 0 && k % 2 == 1 ? -term : term;
            power /= n * n;
        }

        return sum;
    }
}
