using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public sealed class VectorSumsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1024)]
    [InlineData(1001)]
    public void Sums_are_those_of_the_numbers_and_the_same_bits_for_all_widths(int count)
    {
        var random = new RandomStream((ulong)count);
        double[] x = [.. Enumerable.Range(0, count).Select(_ => random.NextNormal() + 3)];
        double[] y = [.. Enumerable.Range(0, count).Select(_ => random.NextNormal() - 2)];
        var (sum, least, greatest) = VectorSums.Of<Lanes256>(x);
        Assert.Equal(x.Sum(), sum, 1e-13 * count);
        Assert.Equal(x.Min(), least);
        Assert.Equal(x.Max(), greatest);
        var (second, third, fourth) = VectorSums.Powers<Lanes256>(x, 3);
        Assert.Equal(x.Sum(value => Math.Pow(value - 3, 2)), second, 1e-12 * count);
        Assert.Equal(x.Sum(value => Math.Pow(value - 3, 3)), third, 1e-12 * count);
        Assert.Equal(x.Sum(value => Math.Pow(value - 3, 4)), fourth, 1e-12 * count);
        Assert.Equal(x.Zip(y, (a, b) => (a - 3) * (b + 2)).Sum(), VectorSums.Products<Lanes256>(x, 3, y, -2), 1e-12 * count);

        Assert.Equal(VectorSums.Of<Lanes512>(x), VectorSums.Of<Lanes128>(x));
        Assert.Equal(VectorSums.Of<Lanes256>(x), VectorSums.Of<Lanes128>(x));
        Assert.Equal(VectorSums.Products<Lanes512>(x, 3, y, -2), VectorSums.Products<Lanes128>(x, 3, y, -2));
        Assert.Equal(VectorSums.Powers<Lanes512>(x[..(count / 32 * 32)], 3), VectorSums.Powers<Lanes128>(x[..(count / 32 * 32)], 3));
    }
}
