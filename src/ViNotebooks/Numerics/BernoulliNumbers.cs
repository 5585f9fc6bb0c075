using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>The Bernoulli numbers of even index as exact fractions.</summary>
/// <remarks>Brent and Harvey, "Fast computation of Bernoulli, tangent and secant numbers", 2011.</remarks>
internal static class BernoulliNumbers
{
    /// <summary>B₂, B₄, …, B₂ₙ as numerators and positive denominators.</summary>
    public static (BigInteger Numerator, BigInteger Denominator)[] Even(int count)
    {
        var tangent = new BigInteger[count + 1];
        tangent[1] = BigInteger.One;
        for (var k = 2; k <= count; k++)
        {
            tangent[k] = (k - 1) * tangent[k - 1];
        }

        for (var k = 2; k <= count; k++)
        {
            for (var j = k; j <= count; j++)
            {
                tangent[j] = ((j - k) * tangent[j - 1]) + ((j - k + 2) * tangent[j]);
            }
        }

        var result = new (BigInteger Numerator, BigInteger Denominator)[count];
        for (var k = 1; k <= count; k++)
        {
            // B₂ₖ = (−1)^(k−1) 2k Tₖ / (4^k (4^k − 1))
            var power = BigInteger.One << (2 * k);
            var numerator = (k % 2 == 1 ? 2 : -2) * k * tangent[k];
            var denominator = power * (power - 1);
            var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
            result[k - 1] = (numerator / common, denominator / common);
        }

        return result;
    }
}
