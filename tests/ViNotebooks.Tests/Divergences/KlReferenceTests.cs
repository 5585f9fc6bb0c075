using ViNotebooks.Divergences;
using Xunit.Abstractions;

namespace ViNotebooks.Tests.Divergences;

public class KlReferenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_closed_form_agrees_with_the_integral_of_the_densities()
    {
        var closed = new HashSet<string>();
        var open = new HashSet<string>();
        var wrong = new List<string>();
        foreach (var row in KlTable.Cases)
        {
            var value = ClosedFormValue.Of(KlRegistry.Find(row.First, row.Second), Laws.NoValues);
            if (value.Status == ClosedFormStatus.NoClosedForm)
            {
                open.Add($"{row.P} || {row.Q}");
                continue;
            }

            if (value.Status != ClosedFormStatus.Finite || Math.Abs(value.Value - row.Value) > 1e-15 * Math.Max(1, Math.Abs(row.Value)) * 4)
            {
                wrong.Add($"{row}: {value} instead of {row.Value:R}");
            }

            closed.Add($"{row.P} || {row.Q}");
        }

        output.WriteLine($"{closed.Count} pairs closed, {open.Except(closed).Count()} without a closed form: {string.Join(", ", open.Except(closed))}");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
