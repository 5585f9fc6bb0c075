using System.Numerics;
using System.Runtime.CompilerServices;

namespace ViNotebooks.Numerics;

// the mantissas as 64-bit words
internal readonly partial struct WideFloat
{
    // |a| < |b| of finite nonzero numbers
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSmaller(in WideFloat a, in WideFloat b)
    {
        if (a.exponent != b.exponent)
        {
            return a.exponent < b.exponent;
        }

        return a.high < b.high || (a.high == b.high && a.low < b.low);
    }

    // ±(h·2⁻⁶³ + …)·2^power with 64 bits behind the mantissa, and whether anything follows those
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WideFloat Rounded(bool negative, int power, ulong high, ulong low, ulong guard, bool hasMore)
    {
        if ((long)guard < 0 && (guard != TopBit || hasMore || (low & 1) != 0))
        {
            low++;
            if (low == 0)
            {
                high++;
                if (high == 0)
                {
                    high = TopBit;
                    power++;
                }
            }
        }

        return (uint)(power + Limit) < 2u * Limit ? new(negative, power, high, low) : Bounded(negative, power, high, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(in WideFloat a, in WideFloat b, out ulong p3, out ulong p2, out ulong p1, out ulong p0)
    {
        var h1 = Math.BigMul(a.low, b.low, out p0);
        var h2 = Math.BigMul(a.high, b.low, out var l2);
        var h3 = Math.BigMul(a.low, b.high, out var l3);
        p3 = Math.BigMul(a.high, b.high, out p2);

        p1 = h1 + l2;
        var carry = p1 < h1 ? 1UL : 0;
        p1 += l3;
        carry += p1 < l3 ? 1UL : 0;

        p2 += carry;
        p3 += p2 < carry ? 1UL : 0;
        p2 += h2;
        p3 += p2 < h2 ? 1UL : 0;
        p2 += h3;
        p3 += p2 < h3 ? 1UL : 0;
    }

    // a ± b for |a| ≥ |b| > 0, b taken with the sign given
    private static WideFloat AddOrdered(in WideFloat a, in WideFloat b, bool negativeB)
    {
        var distance = a.exponent - b.exponent;
        if (distance > Precision + 2)
        {
            return a;
        }

        var (high, low, guard, hasMore) = (b.high, b.low, 0UL, false);
        if (distance >= 128)
        {
            hasMore = low != 0;
            (high, low, guard) = (0, 0, high);
            distance -= 128;
        }
        else if (distance >= 64)
        {
            (high, low, guard) = (0, high, low);
            distance -= 64;
        }

        if (distance != 0)
        {
            hasMore |= guard << (64 - distance) != 0;
            guard = (guard >> distance) | (low << (64 - distance));
            low = (low >> distance) | (high << (64 - distance));
            high >>= distance;
        }

        if (a.negative == negativeB)
        {
            low += a.low;
            var carry = low < a.low ? 1UL : 0;
            var sum = a.high + high;
            var isCarried = sum < high;
            sum += carry;
            isCarried |= sum < carry;
            if (!isCarried)
            {
                return Rounded(a.negative, a.exponent, sum, low, guard, hasMore);
            }

            hasMore |= (guard & 1) != 0;
            return Rounded(
                a.negative, a.exponent + 1, (sum >> 1) | TopBit, (low >> 1) | (sum << 63), (guard >> 1) | (low << 63), hasMore);
        }

        // what follows the guard word makes the difference smaller: it counts as one unit borrowed, with something left behind
        return Difference(a, high, low, hasMore ? guard | 1 : guard);
    }

    private static WideFloat Difference(in WideFloat a, ulong high, ulong low, ulong guard)
    {
        var restGuard = 0 - guard;
        var borrow = guard != 0 ? 1UL : 0;
        var restLow = a.low - low;
        var nextBorrow = a.low < low ? 1UL : 0;
        nextBorrow += restLow < borrow ? 1UL : 0;
        restLow -= borrow;
        var restHigh = a.high - high - nextBorrow;

        var power = a.exponent;
        if (restHigh == 0)
        {
            if ((restLow | restGuard) == 0)
            {
                return Zero;
            }

            power -= restLow == 0 ? 128 : 64;
            (restHigh, restLow, restGuard) = restLow == 0 ? (restGuard, 0UL, 0UL) : (restLow, restGuard, 0UL);
        }

        var shift = BitOperations.LeadingZeroCount(restHigh);
        if (shift != 0)
        {
            restHigh = (restHigh << shift) | (restLow >> (64 - shift));
            restLow = (restLow << shift) | (restGuard >> (64 - shift));
            restGuard <<= shift;
            power -= shift;
        }

        return Rounded(a.negative, power, restHigh, restLow, restGuard, hasMore: false);
    }

    // ⌊(2¹⁹² − 1)/(d₁2⁶⁴ + d₀)⌋ − 2⁶⁴ (Möller and Granlund, "Improved division by invariant integers", 2011, algorithm 6)
    private static ulong Reciprocal(ulong d1, ulong d0)
    {
        var inverse = ReciprocalWord(d1);
        var p = (d1 * inverse) + d0;
        if (p < d0)
        {
            inverse--;
            if (p >= d1)
            {
                inverse--;
                p -= d1;
            }

            p -= d1;
        }

        var t1 = Math.BigMul(inverse, d0, out var t0);
        p += t1;
        if (p < t1)
        {
            inverse--;
            if (p > d1 || (p == d1 && t0 >= d0))
            {
                inverse--;
            }
        }

        return inverse;
    }

    // ⌊(2¹²⁸ − 1)/d⌋ − 2⁶⁴
    private static ulong ReciprocalWord(ulong d) => (ulong)(new UInt128(~d, ulong.MaxValue) / d);

    // the quotient word of (u₂, u₁, u₀)/(d₁, d₀), leaving the remainder in (u₂, u₁) (the same, algorithm 4)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong DivideStep(ref ulong u2, ref ulong u1, ulong u0, ulong d1, ulong d0, ulong inverse)
    {
        var q1 = Math.BigMul(inverse, u2, out var q0);
        q0 += u1;
        q1 += u2 + (q0 < u1 ? 1UL : 0);
        var r1 = u1 - (q1 * d1);
        var product = Math.BigMul(d0, q1, out var productLow);
        var divisor = new UInt128(d1, d0);
        var rest = new UInt128(r1, u0) - new UInt128(product, productLow) - divisor;
        q1++;
        if ((ulong)(rest >> 64) >= q0)
        {
            q1--;
            rest += divisor;
        }

        if (rest >= divisor)
        {
            q1++;
            rest -= divisor;
        }

        (u2, u1) = ((ulong)(rest >> 64), (ulong)rest);
        return q1;
    }
}
