using System.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class WideFloatTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Sums_differences_products_and_quotients_are_the_nearest_numbers()
    {
        var stream = new RandomStream(7);
        for (var i = 0; i < Draws; i++)
        {
            var (a, exactA) = Draw(stream);
            var (b, exactB) = Draw(stream);
            Assert.Equal(Nearest(exactA.Scaled + exactB.Scaled, Fraction.Unit), a + b);
            Assert.Equal(Nearest(exactA.Scaled - exactB.Scaled, Fraction.Unit), a - b);
            Assert.Equal(Nearest(exactA.Scaled * exactB.Scaled, Fraction.Unit * Fraction.Unit), a * b);
            Assert.Equal(Nearest(exactA.Scaled, exactB.Scaled), a / b);
        }
    }

    // r is nearest to √x when (r − ulp/2)² ≤ x ≤ (r + ulp/2)²
    [Fact]
    public void Square_roots_are_the_nearest_numbers()
    {
        var stream = new RandomStream(8);
        for (var i = 0; i < Draws; i++)
        {
            var (x, exact) = Draw(stream);
            x = WideFloat.Abs(x);
            if (i % 4 == 0)
            {
                x = WideFloat.ScaleB(WideFloat.One - WideFloat.ScaleB(1 + (i % 3), -128), i % 5);
                exact = Fraction.Of(x);
            }

            var root = Fraction.Of(WideFloat.Sqrt(x)).Scaled;
            var half = Fraction.Of(WideFloat.ScaleB(WideFloat.One, WideFloat.Sqrt(x).Exponent - 128)).Scaled;
            var square = BigInteger.Abs(exact.Scaled) * Fraction.Unit;
            Assert.True((root - half) * (root - half) <= square && square <= (root + half) * (root + half));
        }
    }

    [Fact]
    public void Halves_are_rounded_to_even()
    {
        var ulp = WideFloat.ScaleB(WideFloat.One, -127);
        var half = WideFloat.ScaleB(ulp, -1);
        Assert.Equal(WideFloat.One, WideFloat.One + half);
        Assert.Equal(WideFloat.One + ulp + ulp, WideFloat.One + ulp + half);
        Assert.Equal(WideFloat.One + ulp, WideFloat.One + (half + WideFloat.ScaleB(half, -90)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-2.2250738585072014e-308)]
    [InlineData(3e-310)]
    public void A_double_survives_the_way_there_and_back(double x)
    {
        var wide = WideFloat.FromDouble(x);
        Assert.Equal(x, WideFloat.ToDouble(wide));
        Assert.Equal(x, WideFloat.ToDouble(wide + (WideFloat.Abs(wide) * WideFloat.ScaleB(WideFloat.One, -60))));
    }

    [Fact]
    public void Doubles_are_rounded_to_nearest_even_down_to_the_least_of_them()
    {
        var epsilon = WideFloat.FromDouble(double.Epsilon);
        var half = WideFloat.ScaleB(epsilon, -1);
        Assert.Equal(0, WideFloat.ToDouble(half));
        Assert.Equal(double.Epsilon, WideFloat.ToDouble(half * WideFloat.FromDouble(1.0000001)));
        Assert.Equal(2 * double.Epsilon, WideFloat.ToDouble(epsilon + half));
        var beyond = WideFloat.FromDouble(double.MaxValue) + WideFloat.ScaleB(WideFloat.One, 970);
        Assert.Equal(double.PositiveInfinity, WideFloat.ToDouble(beyond));
        Assert.Equal(double.MaxValue, WideFloat.ToDouble(beyond * (1 - WideFloat.ScaleB(WideFloat.One, -80))));
        Assert.Equal(double.NegativeInfinity, WideFloat.ToDouble(-WideFloat.Exp(1000)));
        Assert.True(double.IsNaN(WideFloat.ToDouble(WideFloat.Undefined)));
    }

    [Fact]
    public void Constants_have_their_digits()
    {
        Assert.Equal("3.1415926535897932384626433832795028842", WideFloat.Pi.ToDecimalString(38));
        Assert.Equal("2.7182818284590452353602874713526624978", WideFloat.E.ToDecimalString(38));
        Assert.Equal("0.6931471805599453094172321214581765681", WideFloat.Ln2.ToDecimalString(37));
    }

    [Theory]
    [InlineData(0.5, 17, "0.5")]
    [InlineData(-1234567, 17, "-1234567")]
    [InlineData(0.1, 17, "0.10000000000000001")]
    [InlineData(0.000012345, 5, "0.000012345")]
    [InlineData(0.0000012345, 5, "1.2345e-6")]
    [InlineData(9.9996, 4, "10")]
    [InlineData(1e300, 6, "1e300")]
    public void Numbers_print_in_decimal(double x, int digits, string expected) =>
        Assert.Equal(expected, WideFloat.FromDouble(x).ToDecimalString(digits));

    [Fact]
    public void Exponentials_of_hundreds_of_millions_are_in_range()
    {
        var huge = WideFloat.Exp(100_000_000);
        Assert.Equal("1.5499767466484265e43429448", huge.ToString());
        Assert.Equal("1", (huge * WideFloat.Exp(-100_000_000)).ToDecimalString(30));
        Assert.Equal(WideFloat.FromInteger(-100_000_000), WideFloat.Log(WideFloat.One / huge));
        Assert.False(WideFloat.IsFinite(WideFloat.Exp(WideFloat.FromDouble(1e9))));
        Assert.True(WideFloat.Exp(WideFloat.FromDouble(-1e9)).IsZero);
    }

    [Fact]
    public void Whole_powers_are_exact_while_they_fit()
    {
        Assert.Equal(WideFloat.FromInteger(BigInteger.Pow(3, 80)), WideFloat.Pow(3, 80));
        Assert.Equal(WideFloat.FromInteger(BigInteger.Pow(-7, 45)), WideFloat.Pow(-7, 45));
        Assert.Equal(WideFloat.FromRational(1, BigInteger.Pow(3, 40)), WideFloat.Pow(3, -40));
        Assert.Equal(WideFloat.FromInteger(BigInteger.Parse("8683317618811886495518194401280000000")), WideFloat.Gamma(34));
    }

    // mantissas with long runs of zeros and ones, exponents near each other
    private static (WideFloat Value, Fraction Exact) Draw(RandomStream stream)
    {
        var bits = stream.Next(4) switch
        {
            0 => (UInt128)1 << 127,
            1 => UInt128.MaxValue << stream.Next(128),
            2 => new UInt128(stream.NextBits(), 0) | 1,
            _ => new UInt128(stream.NextBits(), stream.NextBits()),
        };
        var magnitude = WideFloat.FromInteger((BigInteger)bits | (BigInteger.One << 127));
        var value = WideFloat.ScaleB(stream.Next(2) == 0 ? magnitude : -magnitude, stream.Next(270) - 135 - 127);
        return (value, Fraction.Of(value));
    }

    // the definition of rounding to nearest even, in whole numbers
    private static WideFloat Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return default;
        }

        var isNegative = numerator.Sign != denominator.Sign;
        (numerator, denominator) = (BigInteger.Abs(numerator), BigInteger.Abs(denominator));
        var shift = (int)(numerator.GetBitLength() - denominator.GetBitLength()) - 128;
        BigInteger quotient;
        do
        {
            var (n, d) = shift < 0 ? (numerator << -shift, denominator) : (numerator, denominator << shift);
            quotient = BigInteger.DivRem(n, d, out var rest);
            var comparison = (2 * rest).CompareTo(d);
            var isInRange = quotient.GetBitLength() <= 128;
            quotient += comparison > 0 || (comparison == 0 && !quotient.IsEven) ? 1 : 0;
            if (isInRange)
            {
                break;
            }

            shift++;
        }
        while (true);

        var value = WideFloat.ScaleB(WideFloat.FromInteger(quotient), shift);
        return isNegative ? -value : value;
    }

    // a number in units of 2^−600
    private readonly record struct Fraction(BigInteger Scaled)
    {
        public static readonly BigInteger Unit = BigInteger.One << 600;

        public static Fraction Of(WideFloat x)
        {
            var isNegative = WideFloat.Sign(x) < 0;
            var rest = WideFloat.Abs(x);
            var scaled = BigInteger.Zero;
            while (!rest.IsZero)
            {
                scaled += BigInteger.One << (600 + rest.Exponent);
                rest -= WideFloat.ScaleB(WideFloat.One, rest.Exponent);
            }

            return new(isNegative ? -scaled : scaled);
        }
    }
}
