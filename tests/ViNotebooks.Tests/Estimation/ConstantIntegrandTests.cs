using ViNotebooks.Estimation;

namespace ViNotebooks.Tests.Estimation;

public sealed class ConstantIntegrandTests
{
    [Fact]
    public void Values_that_agree_to_rounding_are_a_constant()
    {
        var values = Enumerable.Range(0, 16).Select(i => 1.5 + (i % 3 * Math.BitIncrement(0))).ToArray();
        Assert.Equal(new Exact(1.5, Oracle.ConstantIntegrand), ConstantIntegrand.Find(values));
        Assert.Equal("1.5 (constant integrand)", ConstantIntegrand.Find(values)!.ToString());
    }

    [Theory]
    [InlineData(1e-12, 0.0, false)]
    [InlineData(1e-12, 1e4, true)]
    [InlineData(1e-9, 1e4, false)]
    public void What_counts_as_rounding_depends_on_the_terms(double difference, double largestTerm, bool isConstant)
    {
        var values = Enumerable.Range(0, 16).Select(i => 1 + (i % 2 * difference)).ToArray();
        Assert.Equal(isConstant, ConstantIntegrand.Find(values, largestTerm) is not null);
    }

    [Fact]
    public void The_constant_is_within_the_error_of_every_value()
    {
        double[] values = [1, 1.5, 2, 1, 1.5, 2, 1, 1.5];
        double[] errors = [1, 1, 1, 1, 1, 1, 1, 1];
        Assert.Equal(1.5, ConstantIntegrand.Find(values, errors)!.Value);
        errors[0] = 0.1;
        errors[2] = 0.1;
        Assert.Null(ConstantIntegrand.Find(values, errors));
    }

    [Fact]
    public void Few_values_zeros_and_undefined_values_say_nothing()
    {
        Assert.Null(ConstantIntegrand.Find([1, 1, 1]));
        Assert.Null(ConstantIntegrand.Find(new double[100]));
        Assert.Null(ConstantIntegrand.Find(Enumerable.Repeat(double.NaN, 100).ToArray()));
        Assert.Null(ConstantIntegrand.Find(Enumerable.Repeat(double.PositiveInfinity, 100).ToArray()));
    }
}
