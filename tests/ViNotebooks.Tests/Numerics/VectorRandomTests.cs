using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public sealed class VectorRandomTests
{
    public static TheoryData<string> Kinds => [.. Enum.GetNames<NoiseKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void All_widths_give_the_same_bits(string kind)
    {
        var expected = Fill<Lanes512>(kind, 1, 4096, 4096);
        Assert.Equal(expected, Fill<Lanes256>(kind, 1, 4096, 4096));
        Assert.Equal(expected, Fill<Lanes128>(kind, 1, 4096, 4096));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_length_of_chunks_does_not_matter(string kind) =>
        Assert.Equal(Fill<Lanes256>(kind, 2, 3072, 3072), Fill<Lanes256>(kind, 2, 3072, 96));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Seeds_blocks_and_columns_have_streams_of_their_own(string kind)
    {
        ulong[] seeds =
        [
            .. from seed in new ulong[] { 0, 1, 2 } from block in new long[] { 0, 1, 1000 } from column in new[] { 0, 1, 9 } select VectorRandom.SeedOf(seed, block, column),
        ];
        var columns = seeds.Select(seed => Fill<Lanes256>(kind, seed, 16_384, 16_384)).ToList();
        Assert.Equal(seeds.Length * 16_384, columns.SelectMany(column => column).Distinct().Count());

        // six standard deviations of a correlation of independent columns
        for (var i = 1; i < columns.Count; i++)
        {
            Assert.InRange(Correlation(columns[i - 1], columns[i]), -6 / 128.0, 6 / 128.0);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Noise_has_the_distribution_that_it_is_named_after(string kind)
    {
        const int Count = 1 << 18;
        var values = Fill<Lanes256>(kind, 3, Count, 1024);
        Array.Sort(values);
        var greatest = 0.0;
        for (var i = 0; i < Count; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(Cdf(kind, values[i]) - ((i + 0.5) / Count)));
        }

        // P(√n D > 3) = 2 exp(−18) (Kolmogorov)
        Assert.True(Math.Sqrt(Count) * greatest < 3, $"√n D = {Math.Sqrt(Count) * greatest}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Neighbours_are_not_correlated(string kind)
    {
        var values = Fill<Lanes256>(kind, 4, 1 << 18, 1 << 18);
        foreach (var lag in new[] { 1, 2, 4, 8, 16, 32, 64 })
        {
            var correlation = Correlation(values.AsSpan(lag), values.AsSpan(0, values.Length - lag));
            var ofSquares = Correlation([.. values.Skip(lag).Select(x => x * x)], [.. values.SkipLast(lag).Select(x => x * x)]);
            Assert.InRange(correlation, -6 / 512.0, 6 / 512.0);
            Assert.InRange(ofSquares, -6 / 512.0, 6 / 512.0);
        }
    }

    [Fact]
    public void Uniform_numbers_are_neither_zero_nor_one()
    {
        // the sums 2⁶⁴ − 1 and 0 of the state's words give the greatest and the least number
        var state = new ulong[VectorRandom.StateLength];
        for (var lane = 0; lane < 8; lane++)
        {
            state[lane] = lane < 4 ? 0 : ulong.MaxValue;
        }

        var values = new double[VectorRandom.Multiple];
        VectorRandom.Fill(NoiseKind.Uniform, state, values);
        Assert.Equal(double.ScaleB(1, -53), values[0]);
        Assert.Equal(1 - double.ScaleB(1, -53), values[4]);
    }

    [Fact]
    public void A_length_that_is_not_a_multiple_is_misuse() =>
        Assert.Throws<ArgumentException>(() => VectorRandom.Fill(NoiseKind.Uniform, new ulong[VectorRandom.StateLength], new double[33]));

    private static double[] Fill<V>(string kind, ulong seed, int count, int chunk)
        where V : struct, IVectorLanes<V>
    {
        var state = new ulong[VectorRandom.StateLength];
        VectorRandom.Start(state, seed);
        var values = new double[count];
        for (var i = 0; i < count; i += chunk)
        {
            VectorRandom.Fill<V>(Enum.Parse<NoiseKind>(kind), state, values.AsSpan(i, Math.Min(chunk, count - i)));
        }

        return values;
    }

    private static double Cdf(string kind, double x) => kind switch
    {
        nameof(NoiseKind.Uniform) => x,
        nameof(NoiseKind.Exponential) => 1 - Math.Exp(-x),
        _ => RealFunctions<Binary64>.NormalCdf(x).Value,
    };

    private static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (mx, my) = (VectorSums.Of(x).Sum / x.Length, VectorSums.Of(y).Sum / y.Length);
        return VectorSums.Products(x, mx, y, my) / Math.Sqrt(VectorSums.Products(x, mx, x, mx) * VectorSums.Products(y, my, y, my));
    }
}
