using ViNotebooks.Distributions;
using ViNotebooks.Expressions;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Laws by the names of their families.</summary>
internal static class KnownLaws
{
    public static Law? Of(string family, params Sequence<Expr> parameters) => Families.Find(family)?.Of(parameters);
}
