using ViNotebooks.Distributions;
using ViNotebooks.Divergences;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;
using Xunit.Abstractions;

namespace ViNotebooks.Tests.Divergences;

/// <summary>What holds for every ordered pair of families.</summary>
public class KlLawsTests(ITestOutputHelper output)
{
    private const int Draws = 12;

    [Fact]
    public void Every_ordered_pair_is_decided_and_no_value_is_negative()
    {
        var counts = new Dictionary<ClosedFormStatus, int>();
        foreach (var p in Families.All)
        {
            foreach (var q in Families.All)
            {
                var best = ClosedFormStatus.Undefined;
                foreach (var value in Values(p, q))
                {
                    Assert.True(value.Status != ClosedFormStatus.Finite || value.Value >= -value.Error, $"KL({p} || {q}) = {value.Value:R}");
                    Assert.True(value.Status != ClosedFormStatus.Undefined || value.Reason!.Contains("have no divergence"), $"KL({p} || {q}): {value.Reason}");
                    Assert.True(value.Status is ClosedFormStatus.Finite || value.Reason is { Length: > 0 });
                    best = (ClosedFormStatus)Math.Min((int)best, (int)value.Status);
                }

                counts[best] = counts.GetValueOrDefault(best) + 1;
            }
        }

        output.WriteLine(string.Join(", ", counts.Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.Equal(Families.All.Count * Families.All.Count, counts.Values.Sum());
    }

    [Fact]
    public void Every_ordered_pair_of_symbolic_laws_is_decided()
    {
        foreach (var p in Families.All)
        {
            foreach (var q in Families.All)
            {
                var result = KlRegistry.Find(RandomLaws.Symbolic(p, "_p"), RandomLaws.Symbolic(q, "_q"));
                var allowed = p.Parameters.Select(parameter => parameter.Name + "_p").Concat(q.Parameters.Select(parameter => parameter.Name + "_q")).ToHashSet();
                if (result is ClosedForm form)
                    Assert.Subset(allowed, Traversal.Symbols(form.Value).Where(name => !name.EndsWith('·')).ToHashSet());
            }
        }
    }

    [Fact]
    public void A_symbolic_form_has_the_value_of_the_form_with_numbers()
    {
        var random = new RandomStream(5);
        var compared = 0;
        foreach (var p in Families.All)
        {
            foreach (var q in Families.All)
            {
                var (first, second) = (RandomLaws.Of(p, random), RandomLaws.Of(q, random));
                var direct = ClosedFormValue.Of(KlRegistry.Find(first, second), Laws.NoValues);
                var symbolic = KlRegistry.Find(RandomLaws.Symbolic(p, "_p"), RandomLaws.Symbolic(q, "_q"));
                if (direct.Status != ClosedFormStatus.Finite || symbolic is not ClosedForm)
                    continue;

                var values = Named(first, "_p").Concat(Named(second, "_q")).ToDictionary();
                var value = ClosedFormValue.Of(symbolic, values);
                Assert.Equal(ClosedFormStatus.Finite, value.Status);
                Assert.True(Math.Abs(value.Value - direct.Value) <= 1e-14 * Math.Max(1e-3, Math.Abs(direct.Value)), $"KL({first} || {second}): {value.Value:R} and {direct.Value:R}");
                compared++;
            }
        }

        Assert.True(compared > 150, $"{compared} compared");
    }

    [Fact]
    public void Between_equal_laws_it_is_exactly_zero()
    {
        var random = new RandomStream(3);
        foreach (var family in Families.All)
        {
            var law = RandomLaws.Of(family, random);
            Assert.Equal(0, ClosedFormValue.Of(KlRegistry.Find(law, law), Laws.NoValues).Value);
            var symbolic = RandomLaws.Symbolic(family, "");
            Assert.Equal(ClosedForm.Zero, KlRegistry.Find(symbolic, symbolic));
        }
    }

    [Fact]
    public void The_form_of_a_family_against_itself_vanishes_at_equality()
    {
        var random = new RandomStream(4);
        foreach (var family in Families.All)
        {
            var law = RandomLaws.Of(family, random);
            var values = Named(law, "_p").Concat(Named(law, "_q")).ToDictionary();
            var value = ClosedFormValue.Of(KlRegistry.Find(RandomLaws.Symbolic(family, "_p"), RandomLaws.Symbolic(family, "_q")), values);
            Assert.Equal(ClosedFormStatus.Finite, value.Status);
            Assert.True(Math.Abs(value.Value) <= Math.Max(value.Error, 1e-30), $"{family}: {value}");
        }
    }

    [Fact]
    public void Closed_forms_agree_with_quadrature_at_random_parameters()
    {
        var random = new RandomStream(7);
        var (compared, precise) = (0, 0);
        var wrong = new List<string>();
        foreach (var p in Families.All)
        {
            foreach (var q in Families.All)
            {
                var (first, second) = (RandomLaws.Of(p, random), RandomLaws.Of(q, random));
                if (first.Numeric is not UnivariateDistribution a || second.Numeric is not UnivariateDistribution b
                    || Divergence.KullbackLeibler(a, b) is not ClosedFormDivergence form
                    || Divergence.ByQuadrature(a, b) is not { Value: var value, Error: var error } || !double.IsFinite(value))
                {
                    continue;
                }

                // near x = 1 doubles carry few digits of 1 − x: there quadrature itself says how far off it is
                var tolerance = 1e-9 * Math.Max(1, form.Nats);
                compared++;
                precise += error <= tolerance ? 1 : 0;
                if (Math.Abs(form.Nats - value) > tolerance + (2 * error))
                    wrong.Add($"KL({a} || {b}): {form.Nats:R} in closed form, {value:R} ± {error:R} by quadrature");
            }
        }

        output.WriteLine($"{compared} pairs compared, {precise} of them to 1e-9");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(precise > 140, $"{precise} pairs");
    }

    private static IEnumerable<ClosedFormValue> Values(Family p, Family q)
    {
        var random = new RandomStream(11).Split(p.Name + q.Name);
        for (var i = 0; i < Draws; i++)
            yield return ClosedFormValue.Of(KlRegistry.Find(RandomLaws.Of(p, random), RandomLaws.Of(q, random)), Laws.NoValues);
    }

    private static IEnumerable<KeyValuePair<string, Value<BoundedFloat>>> Named(FamilyLaw law, string suffix) =>
        law.Family.Parameters.Zip(law.Parameters, (parameter, value) =>
            KeyValuePair.Create(parameter.Name + suffix, Evaluator<BoundedFloat>.Evaluate(value, Laws.NoValues)));
}
