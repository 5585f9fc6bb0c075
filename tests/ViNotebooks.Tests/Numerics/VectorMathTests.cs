using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public sealed class VectorMathTests
{
    private const int Points = 40_000;

    private delegate void Map(ReadOnlySpan<double> arguments, Span<double> values);

    /// <summary>Function, range of arguments on a scale of magnitudes, and the greatest distance in units in the last place.</summary>
    public static TheoryData<string, double, double, int> Functions => new()
    {
        { nameof(VectorMath<>.Log), 5e-324, 1.7e308, 2 },
        { nameof(VectorMath<>.LogOfNormal), 2.3e-308, 1.7e308, 2 },
        { nameof(VectorMath<>.Exp), 1e-18, 745, 2 },
        { nameof(VectorMath<>.Exp), 1e-3, 20, 2 },
        { nameof(VectorMath<>.Expm1), 1e-300, 709, 4 },
        { nameof(VectorMath<>.Log1p), 1e-300, 1e300, 4 },
        { nameof(VectorMath<>.Sin), 1e-300, 1e300, 2 },
        { nameof(VectorMath<>.Cos), 1e-10, 1e300, 2 },
        { nameof(VectorMath<>.Sin), 1e-2, 1e6, 2 },
        { nameof(VectorMath<>.Cos), 1e-2, 1e6, 2 },
        { nameof(VectorMath<>.Sinh), 1e-300, 709, 4 },
        { nameof(VectorMath<>.Cosh), 1e-10, 709, 4 },
        { nameof(VectorMath<>.Tanh), 1e-300, 100, 4 },
        { nameof(VectorMath<>.Sigmoid), 1e-10, 700, 4 },
        { nameof(VectorMath<>.Softplus), 1e-10, 700, 4 },
        { nameof(VectorMath<>.NormalPdf), 1e-10, 3, 4 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_is_as_near_to_the_true_value_as_it_says(string function, double least, double greatest, int units)
    {
        var random = new RandomStream(7).Split(function);
        var isSigned = function is not (nameof(VectorMath<>.Log) or nameof(VectorMath<>.LogOfNormal));
        var arguments = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            // half of them near 1, where logarithms are hard
            var size = i % 2 == 0 ? Math.Exp(random.NextDouble(Math.Log(least), Math.Log(greatest))) : random.NextDouble(0.5, 2);
            size = Math.Clamp(size, least, greatest);
            arguments[i] = isSigned && random.Next(2) == 0 && !(function == nameof(VectorMath<>.Log1p) && size >= 1) ? -size : size;
        }

        var values = new double[Points];
        Of<Lanes256>(function)(arguments, values);
        var meaning = Enum.Parse<Function>(function == nameof(VectorMath<>.LogOfNormal) ? nameof(Function.Log) : function);
        var worst = (Distance: 0L, Argument: 0.0);
        for (var i = 0; i < Points; i += 8)
        {
            var expected = WideFloat.ToDouble(ScalarFunctions<WideFloat>.Apply(meaning, WideFloat.FromDouble(arguments[i])));
            var distance = Math.Abs(Ordinal(expected) - Ordinal(values[i]));
            worst = distance > worst.Distance ? (distance, arguments[i]) : worst;
        }

        Assert.True(worst.Distance <= units, $"{function}({worst.Argument:R}) is {worst.Distance} units in the last place off");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void All_widths_give_the_same_bits(string function, double least, double greatest, int units)
    {
        _ = units;
        var random = new RandomStream(8).Split(function);
        double[] special = [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5e-324, -5e-324, 2.2e-308, 1e300, -1e300, 746, -746, 709.9, 1e7];
        double[] arguments = [.. special, .. Enumerable.Range(0, 1008).Select(_ => Math.Exp(random.NextDouble(Math.Log(least), Math.Log(greatest))))];
        var (first, second, third) = (new double[1024], new double[1024], new double[1024]);
        Of<Lanes512>(function)(arguments, first);
        Of<Lanes256>(function)(arguments, second);
        Of<Lanes128>(function)(arguments, third);
        Assert.Equal(first, second);
        Assert.Equal(first, third);
    }

    [Theory]
    [InlineData("Log", 0.0, double.NaN)]
    [InlineData("Log", -1.0, double.NaN)]
    [InlineData("Log", double.NegativeInfinity, double.NaN)]
    [InlineData("Log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log", double.NaN, double.NaN)]
    [InlineData("Log", 1.0, 0.0)]
    [InlineData("Log", 5e-324, -744.4400719213812)]
    [InlineData("Exp", double.NegativeInfinity, 0.0)]
    [InlineData("Exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Exp", 710.0, double.PositiveInfinity)]
    [InlineData("Exp", -746.0, 0.0)]
    [InlineData("Exp", -745.0, 5e-324)]
    [InlineData("Exp", double.NaN, double.NaN)]
    [InlineData("Exp", 0.0, 1.0)]
    [InlineData("Log1p", -1.0, double.NaN)]
    [InlineData("Log1p", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Expm1", double.NegativeInfinity, -1.0)]
    [InlineData("Expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Sin", double.PositiveInfinity, double.NaN)]
    [InlineData("Cos", double.NaN, double.NaN)]
    [InlineData("Tanh", double.NegativeInfinity, -1.0)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0.0)]
    [InlineData("Sigmoid", double.PositiveInfinity, 1.0)]
    [InlineData("Softplus", double.NegativeInfinity, 0.0)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Logit", 0.0, double.NaN)]
    [InlineData("Logit", 1.0, double.NaN)]
    [InlineData("Logit", 0.5, 0.0)]
    [InlineData("Sign", double.NaN, double.NaN)]
    [InlineData("Sign", -3.0, -1.0)]
    public void Corners_have_the_values_that_they_have_one_by_one(string function, double argument, double expected)
    {
        var values = new double[8];
        Of<Lanes512>(function)([argument, argument, argument, argument, argument, argument, argument, argument], values);
        Assert.All(values, value => Assert.Equal(expected, value));
        var meaning = Binary64.ToDouble(ScalarFunctions<Binary64>.Apply(Enum.Parse<Function>(function), argument));
        Assert.True(expected.Equals(meaning) || Math.Abs(expected - meaning) < 1e-300 || !double.IsFinite(meaning), $"{meaning:R} one by one");
    }

    private static Map Of<V>(string function)
        where V : struct, IVectorLanes<V>
    {
        var map = (Func<V, V>)typeof(VectorMath<V>).GetMethod(function, [typeof(V)])!.CreateDelegate(typeof(Func<V, V>));
        return (arguments, values) =>
        {
            for (var i = 0; i < arguments.Length; i += V.Count)
            {
                V.Store(map(V.Load(in arguments[i])), ref values[i]);
            }
        };
    }

    /// <summary>Neighbouring doubles have neighbouring numbers.</summary>
    private static long Ordinal(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
