using System.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class IntegerSeriesTests
{
    private const int Bits = 256;

    [Fact]
    public void Constants_agree_with_their_published_digits()
    {
        Assert.Equal("3.141592653589793238462643383279502884197", Digits(IntegerSeries.Pi(Bits)));
        Assert.Equal("2.718281828459045235360287471352662497757", Digits(IntegerSeries.E(Bits)));
        Assert.Equal("0.693147180559945309417232121458176568075", Digits(IntegerSeries.Ln2(Bits)));
        Assert.Equal("0.577215664901532860606512090082402431042", Digits(IntegerSeries.EulerGamma(Bits)));
    }

    // ζ(2) = π²/6, ζ(3) is Apéry's constant, ζ(4) = π⁴/90
    [Fact]
    public void Zeta_values_agree_with_their_published_digits()
    {
        var zeta = IntegerSeries.Zeta(4, Bits);
        Assert.Equal("1.644934066848226436472415166646025189218", Digits(zeta[0]));
        Assert.Equal("1.202056903159594285399738161511449990764", Digits(zeta[1]));
        Assert.Equal("1.082323233711138191516003696541167902774", Digits(zeta[2]));
    }

    [Fact]
    public void Bernoulli_numbers_are_exact()
    {
        (BigInteger, BigInteger)[] expected = [(1, 6), (-1, 30), (1, 42), (-1, 30), (5, 66), (-691, 2730), (7, 6), (-3617, 510)];
        Assert.Equal(expected, BernoulliNumbers.Even(8));
    }

    // cut off, not rounded, after 39 places
    private static string Digits(BigInteger scaled)
    {
        var text = ((scaled * BigInteger.Pow(10, 39)) >> Bits).ToString().PadLeft(40, '0');
        return text[..^39] + "." + text[^39..];
    }
}
