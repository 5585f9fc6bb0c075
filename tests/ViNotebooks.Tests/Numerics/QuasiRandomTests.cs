using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class QuasiRandomTests
{
    // (0, m, 1)-net: of the first 2ᵏ points, each dyadic interval of length 2⁻ᵏ holds one
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    public void Each_coordinate_puts_one_point_into_each_dyadic_interval(int power)
    {
        var points = new QuasiRandom(QuasiRandom.MostDimensions, new RandomStream(3));
        var column = new double[1 << power];
        for (var d = 0; d < points.Dimensions; d++)
        {
            points.Fill(d, 0, column);
            Assert.Equal(column.Length, column.Select(x => (int)(x * column.Length)).Distinct().Count());
        }
    }

    // the first two coordinates are a (0, m, 2)-net: each dyadic rectangle of area 2⁻ᵐ holds one point
    [Fact]
    public void The_first_two_coordinates_put_one_point_into_each_dyadic_rectangle()
    {
        const int Power = 8;
        var points = new QuasiRandom(2, new RandomStream(4));
        var flat = new double[2 << Power];
        points.Fill(0, flat);
        for (var across = 0; across <= Power; across++)
        {
            var cells = Enumerable.Range(0, 1 << Power).Select(i => ((int)(flat[2 * i] * (1 << across)), (int)(flat[(2 * i) + 1] * (1 << (Power - across)))));
            Assert.Equal(1 << Power, cells.Distinct().Count());
        }
    }

    [Fact]
    public void Integrals_are_far_closer_than_by_independent_points()
    {
        // Π (1 + (x − ½)/d²) over 16 dimensions integrates to 1; independent points would be off by about 0.4/√65536 = 0.0016
        var errors = new List<double>();
        for (var seed = 0UL; seed < 8; seed++)
        {
            var points = new QuasiRandom(16, new RandomStream(seed));
            var block = new double[16];
            var sum = 0.0;
            for (var i = 0; i < 1 << 14; i++)
            {
                points.Fill(i, block);
                var product = 1.0;
                for (var d = 0; d < 16; d++)
                    product *= 1 + ((block[d] - 0.5) / ((d + 1) * (d + 1)));

                sum += product;
            }

            errors.Add((sum / (1 << 14)) - 1);
        }

        Assert.All(errors, error => Assert.InRange(error, -2e-5, 2e-5));
        Assert.Equal(8, errors.Distinct().Count());
    }

    [Fact]
    public void Points_are_inside_and_the_same_wherever_one_starts()
    {
        var points = new QuasiRandom(3, new RandomStream(9));
        var (all, part, column) = (new double[3000], new double[300], new double[100]);
        points.Fill(0, all);
        points.Fill(500, part);
        points.Fill(1, 500, column);
        Assert.Equal(all.AsSpan(1500, 300).ToArray(), part);
        Assert.Equal(part.Where((_, i) => i % 3 == 1), column);
        Assert.All(all, x => Assert.True(x is > 0 and < 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuasiRandom(17, new RandomStream(1)));
    }
}
