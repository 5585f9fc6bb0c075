using ViNotebooks.Distributions;

namespace ViNotebooks.Divergences;

internal static class Compositions
{
    public static KlResult? Find(Law p, Law q) => p == q ? ClosedForm.Zero : null;
}
