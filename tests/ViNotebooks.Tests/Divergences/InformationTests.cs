using ViNotebooks.Distributions;
using ViNotebooks.Divergences;
using ViNotebooks.Numerics;
using Xunit.Abstractions;

namespace ViNotebooks.Tests.Divergences;

public class InformationTests(ITestOutputHelper output)
{
    private static readonly string[] Orders = ["0.25", "0.5", "1.5", "2"];

    [Fact]
    public void Entropies_agree_with_the_terms_of_the_log_density()
    {
        var random = new RandomStream(2);
        var compared = 0;
        foreach (var family in Families.All)
        {
            var law = RandomLaws.Of(family, random);
            if (law.IsDiscrete || law.Entropy is not { } entropy || KlFromTerms.NegativeEntropy(law) is not ClosedForm { KnownWhere.Count: 0 } form)
                continue;

            Assert.Equal(Value(new ClosedForm(entropy)), -Value(form), 1e-14);
            compared++;
        }

        Assert.True(compared >= 18, $"{compared} compared");
    }

    [Fact]
    public void Cross_entropy_is_entropy_plus_divergence()
    {
        var random = new RandomStream(6);
        var compared = 0;
        foreach (var p in Families.All)
        {
            foreach (var q in Families.All)
            {
                var (first, second) = (RandomLaws.Of(p, random), RandomLaws.Of(q, random));
                var cross = ClosedFormValue.Of(Information.CrossEntropy(first, second), Laws.NoValues);
                var divergence = ClosedFormValue.Of(KlRegistry.Find(first, second), Laws.NoValues);
                var entropy = ClosedFormValue.Of(Information.Entropy(first), Laws.NoValues);
                if (cross.Status != ClosedFormStatus.Finite || divergence.Status != ClosedFormStatus.Finite || entropy.Status != ClosedFormStatus.Finite)
                    continue;

                Assert.True(Math.Abs(cross.Value - entropy.Value - divergence.Value) <= 1e-13 * Math.Max(1, Math.Abs(cross.Value)), $"H({first}, {second})");
                compared++;
            }
        }

        Assert.True(compared > 150, $"{compared} compared");
    }

    // −E log q of Poisson(λ) against Geometric(φ): −log φ − λ log(1 − φ), though KL needs E log k!
    [Fact]
    public void A_cross_entropy_may_be_closed_where_the_divergence_is_not() =>
        Assert.Equal(-Math.Log(0.25) - (3 * Math.Log(0.75)), Value(Information.CrossEntropy(Laws.Of("Poisson", "3"), Laws.Of("Geometric", "0.25"))), 1e-14);

    [Fact]
    public void Renyi_divergences_grow_with_the_order_and_agree_with_the_power_integral()
    {
        var random = new RandomStream(8);
        var (closed, integrated) = (0, 0);
        foreach (var family in Families.All)
        {
            var (first, second) = Pair(family, random);
            var last = 0.0;
            foreach (var order in Orders)
            {
                var value = ClosedFormValue.Of(RenyiForms.Find(first, second, Laws.Parameter(order)), Laws.NoValues);
                if (value.Status == ClosedFormStatus.Infinite)
                {
                    last = double.PositiveInfinity;
                    continue;
                }

                if (value.Status != ClosedFormStatus.Finite)
                    continue;

                closed++;
                Assert.True(value.Value >= last - 1e-15, $"{order}: {first} || {second}");
                last = value.Value;
                if (first.Numeric is not UnivariateDistribution p || second.Numeric is not UnivariateDistribution q)
                    continue;

                var alpha = double.Parse(order);
                double Term(double x) => Math.Exp((alpha * p.LogDensity(x)) + ((1 - alpha) * q.LogDensity(x)));
                var power = p.IsDiscrete ? SeriesSum.Sum(Term, p.Low, p.High) : Quadrature.Integrate(Term, p.Low, p.High, [p.Sample(1, 1)[0]]);
                var expected = Math.Log(power.Value) / (alpha - 1);
                Assert.True(Math.Abs(expected - value.Value) <= 1e-8 * Math.Max(1, expected) + (power.Error / power.Value), $"order {order}, {first} || {second}: {value.Value:R}, {expected:R}");
                integrated++;
            }
        }

        output.WriteLine($"{closed} values, {integrated} of them against an integral");
        Assert.True(closed > 60 && integrated > 30, $"{closed}, {integrated}");
    }

    [Fact]
    public void At_an_order_near_one_a_Renyi_divergence_is_near_Kullback_and_Leiblers()
    {
        var random = new RandomStream(9);
        var compared = 0;
        foreach (var family in Families.All)
        {
            var (first, second) = Pair(family, random);
            var value = ClosedFormValue.Of(RenyiForms.Find(first, second, Laws.Parameter("1.0000000001")), Laws.NoValues);
            if (value.Status != ClosedFormStatus.Finite)
                continue;

            var limit = ClosedFormValue.Of(KlRegistry.Find(first, second), Laws.NoValues);
            Assert.True(Math.Abs(limit.Value - value.Value) <= 1e-7 * Math.Max(1, limit.Value), $"{first} || {second}: {value.Value:R}, {limit.Value:R}");
            compared++;
        }

        Assert.True(compared >= 20, $"{compared} compared");
    }

    [Theory]
    [InlineData("Bernoulli", "0.25", "Bernoulli", "0.75", 0.13081203594113696)]
    [InlineData("Categorical", "[1,0]", "Categorical", "[0,1]", 0.6931471805599453)]
    [InlineData("Uniform", "0 1", "Uniform", "2 3", 0.6931471805599453)]
    [InlineData("Uniform", "0 1", "Uniform", "0 2", 0.2157615543388357)]
    [InlineData("Delta", "1", "Bernoulli", "0.5", 0.2157615543388357)]
    public void Jensen_Shannon_divergences_are_symmetric(string p, string first, string q, string second, double expected)
    {
        Assert.Equal(expected, Value(JensenShannonForms.Find(Laws.Of(p, first), Laws.Of(q, second))), 1e-15);
        Assert.Equal(expected, Value(JensenShannonForms.Find(Laws.Of(q, second), Laws.Of(p, first))), 1e-15);
    }

    /// <summary>Two members that share what their forms need to have in common.</summary>
    private static (FamilyLaw, FamilyLaw) Pair(Family family, RandomStream random)
    {
        var (first, second) = (RandomLaws.Of(family, random), RandomLaws.Of(family, random));
        return family.Name switch
        {
            "Weibull" or "Kumaraswamy" or "Binomial" or "NegativeBinomial" => (first, family.Of(first.Parameters[0], second.Parameters[1])),
            "Gumbel" => (first, family.Of(second.Parameters[0], first.Parameters[1])),
            "Pareto" => (first, family.Of(first.Parameters[0], second.Parameters[1])),
            _ => (first, second),
        };
    }

    private static double Value(KlResult result)
    {
        var value = ClosedFormValue.Of(result, Laws.NoValues);
        Assert.Equal(ClosedFormStatus.Finite, value.Status);
        return value.Value;
    }
}
