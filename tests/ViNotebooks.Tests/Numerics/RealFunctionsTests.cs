using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

// their values are held to Cases/wide-reference.tsv by WideReferenceTests
public class RealFunctionsTests
{
    [Fact]
    public void Outside_their_domain_functions_are_undefined()
    {
        Binary64[] values =
        [
            RealFunctions<Binary64>.Asin(1.5), RealFunctions<Binary64>.Acos(-1.5), RealFunctions<Binary64>.Acos(1.0000001),
            RealFunctions<Binary64>.Arcosh(0.5), RealFunctions<Binary64>.Arcosh(-3), RealFunctions<Binary64>.Artanh(1),
            RealFunctions<Binary64>.Artanh(-2), RealFunctions<Binary64>.Logit(0), RealFunctions<Binary64>.Logit(1),
            RealFunctions<Binary64>.Logit(1.5), RealFunctions<Binary64>.Log2(0), RealFunctions<Binary64>.Log10(-1),
            RealFunctions<Binary64>.Cot(0), RealFunctions<Binary64>.Factorial(-1), RealFunctions<Binary64>.Beta(0, 1),
            RealFunctions<Binary64>.LogBeta(1, -0.5), RealFunctions<Binary64>.NormalPdf(0, 1, 0),
            RealFunctions<Binary64>.NormalPdf(0, 1, -1), RealFunctions<Binary64>.Binomial(2.5, 4.5),
            RealFunctions<Binary64>.Max(double.NaN, 1), RealFunctions<Binary64>.Max(1, double.NaN),
            RealFunctions<Binary64>.Min(double.NaN, 1), RealFunctions<Binary64>.Min(1, double.NaN),
        ];
        Assert.All(values, value => Assert.False(Binary64.IsDefined(value)));
    }

    [Fact]
    public void An_undefined_argument_gives_an_undefined_value()
    {
        Func<WideFloat, WideFloat>[] functions =
        [
            RealFunctions<WideFloat>.Abs, RealFunctions<WideFloat>.Ceiling, RealFunctions<WideFloat>.Tan,
            RealFunctions<WideFloat>.Cot, RealFunctions<WideFloat>.Asin, RealFunctions<WideFloat>.Acos,
            RealFunctions<WideFloat>.Sinh, RealFunctions<WideFloat>.Cosh, RealFunctions<WideFloat>.Tanh,
            RealFunctions<WideFloat>.Arsinh, RealFunctions<WideFloat>.Arcosh, RealFunctions<WideFloat>.Artanh,
            RealFunctions<WideFloat>.Log2, RealFunctions<WideFloat>.Log10, RealFunctions<WideFloat>.NormalCdf,
            RealFunctions<WideFloat>.NormalPdf, RealFunctions<WideFloat>.Logit, RealFunctions<WideFloat>.Sigmoid,
            RealFunctions<WideFloat>.Softplus, RealFunctions<WideFloat>.Factorial,
            x => RealFunctions<WideFloat>.LogBeta(x, 1), x => RealFunctions<WideFloat>.LogBeta(1, x),
            x => RealFunctions<WideFloat>.Binomial(x, 1), x => RealFunctions<WideFloat>.Binomial(1, x),
        ];
        Assert.All(functions, function => Assert.False(WideFloat.IsDefined(function(WideFloat.Undefined))));
    }

    [Theory]
    [InlineData(5, 7, 0)]
    [InlineData(5, -1, 0)]
    [InlineData(5, 5, 1)]
    [InlineData(5, 0, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(30, 15, 155117520)]
    [InlineData(-3, 2, 6)]
    [InlineData(3, 2000, 0)]
    public void Binomial_coefficients_of_whole_numbers_are_exact(double n, double k, double expected) =>
        Assert.Equal(expected, RealFunctions<Binary64>.Binomial(n, k).Value);

    [Fact]
    public void Factorials_are_exact_in_double_precision()
    {
        Assert.Equal(120.0, RealFunctions<Binary64>.Factorial(5).Value);
        Assert.Equal(6402373705728000.0, RealFunctions<Binary64>.Factorial(18).Value);
        Assert.Equal(1.0, RealFunctions<Binary64>.Factorial(0).Value);
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e300)]
    public void Tails_stay_in_range(double x)
    {
        Assert.Equal(1.0, RealFunctions<Binary64>.Sigmoid(x).Value);
        Assert.Equal(0.0, RealFunctions<Binary64>.Sigmoid(-x).Value);
        Assert.Equal(x, RealFunctions<Binary64>.Softplus(x).Value);
        Assert.Equal(0.0, RealFunctions<Binary64>.Softplus(-x).Value);
        Assert.Equal(-1.0, RealFunctions<Binary64>.Tanh(-x).Value);
        Assert.Equal(1.0, RealFunctions<Binary64>.NormalCdf(x).Value);
        Assert.Equal(double.NegativeInfinity, RealFunctions<Binary64>.Sinh(-x).Value);
        Assert.Equal(Math.Asinh(x), RealFunctions<Binary64>.Arsinh(x).Value, 12);
    }

    [Fact]
    public void The_greater_and_the_smaller_are_chosen()
    {
        Assert.Equal(3.0, RealFunctions<Binary64>.Max(-4, 3).Value);
        Assert.Equal(-4.0, RealFunctions<Binary64>.Min(-4, 3).Value);
        Assert.Equal(4.0, RealFunctions<Binary64>.Abs(-4).Value);
        Assert.Equal(-1.0, RealFunctions<Binary64>.Ceiling(-1.5).Value);
    }
}
