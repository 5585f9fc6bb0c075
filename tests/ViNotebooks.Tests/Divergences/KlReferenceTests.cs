using ViNotebooks.Divergences;
using Xunit.Abstractions;

namespace ViNotebooks.Tests.Divergences;

public class KlReferenceTests(ITestOutputHelper output)
{
    /// <summary>Pairs whose form is finite in degenerate cases only, such as a point mass written as a Bernoulli law.</summary>
    private static readonly string[] Degenerate =
        ["Bernoulli || Categorical", "Categorical || Bernoulli", "Binomial || Bernoulli"];

    [Fact]
    public void Every_closed_form_agrees_with_the_integral_of_the_densities()
    {
        var closed = new Dictionary<string, int>();
        var wrong = new List<string>();
        foreach (var row in KlTable.Cases)
        {
            var value = ClosedFormValue.Of(KlRegistry.Find(row.First, row.Second), Laws.NoValues);
            if (value.Status == ClosedFormStatus.NoClosedForm)
                continue;

            if (value.Status != ClosedFormStatus.Finite || Math.Abs(value.Value - row.Value) > 4e-15 * Math.Max(1e-3, Math.Abs(row.Value)))
                wrong.Add($"{row}: {value} instead of {row.Value:R}");

            closed[$"{row.P} || {row.Q}"] = closed.GetValueOrDefault($"{row.P} || {row.Q}") + 1;
        }

        var finite = closed.Keys.Except(Degenerate).ToList();
        output.WriteLine($"{finite.Count} finite pairs, {closed.Count(pair => pair.Value >= 3)} at three or more parameter values");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(finite.Count >= 220, $"{finite.Count} pairs");
        Assert.True(closed.Count(pair => pair.Value >= 3) >= 215);
    }

    [Fact]
    public void The_reversed_form_is_not_taken_for_the_form()
    {
        // symmetric by nature: Cauchy laws and their halves, and logistic laws of one scale
        var symmetric = new[] { ("Cauchy", "Cauchy"), ("HalfCauchy", "HalfCauchy"), ("Logistic", "Logistic"), ("StudentT", "Cauchy"), ("Cauchy", "StudentT") };
        var compared = 0;
        foreach (var row in KlTable.Cases.Where(row => !symmetric.Contains((row.P, row.Q)) && row.Value > 0))
        {
            var reversed = ClosedFormValue.Of(KlRegistry.Find(row.Second, row.First), Laws.NoValues);
            if (reversed.Status != ClosedFormStatus.Finite)
                continue;

            compared++;
            Assert.True(Math.Abs(reversed.Value - row.Value) > 1e-6 * row.Value, $"{row}: {reversed.Value:R} both ways");
        }

        Assert.True(compared > 200, $"{compared} compared");
    }

    [Fact]
    public void One_millionth_apart_ten_digits_are_right()
    {
        var rows = KlTable.Read("kl-near-equality.tsv");
        var wrong = new List<string>();
        foreach (var row in rows)
        {
            var value = ClosedFormValue.Of(KlRegistry.Find(row.First, row.Second), Laws.NoValues);
            if (value.Status != ClosedFormStatus.Finite || Math.Abs(value.Value - row.Value) > 1e-10 * row.Value)
                wrong.Add($"{row}: {value} instead of {row.Value:R}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(rows.Count >= 50);
    }
}
