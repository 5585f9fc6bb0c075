using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>The conditions that the parameters of a family meet.</summary>
internal static class ParameterDomains
{
    /// <summary>Conditions on scalars, and on the elements of vectors by their least; those on matrices are seen when numbers are there.</summary>
    public static Sequence<Expr> Conditions(FamilyLaw law)
    {
        var conditions = new List<Expr>();
        for (var i = 0; i < law.Parameters.Count; i++)
        {
            conditions.AddRange(Conditions(law.Family.Parameters[i].Domain, law.Parameters[i]));
        }

        conditions.AddRange(law.Family.JointConditions(law.Parameters));
        return conditions.ToSequence();
    }

    private static IEnumerable<Expr> Conditions(ParameterDomain domain, Expr value) => domain switch
    {
        ParameterDomain.Positive => [new Comparison(Relation.Greater, value, Number.Zero)],
        ParameterDomain.Nonnegative => [new Comparison(Relation.GreaterOrEqual, value, Number.Zero)],
        ParameterDomain.Probability =>
        [
            new Comparison(Relation.GreaterOrEqual, value, Number.Zero),
            new Comparison(Relation.LessOrEqual, value, Number.One),
        ],
        ParameterDomain.PositiveInteger => [new Comparison(Relation.GreaterOrEqual, value, Number.One), IsWhole(value)],
        ParameterDomain.NonnegativeInteger => [new Comparison(Relation.GreaterOrEqual, value, Number.Zero), IsWhole(value)],
        ParameterDomain.PositiveVector => [new Comparison(Relation.Greater, Make.Call(Function.MinOf, value), Number.Zero)],
        ParameterDomain.ProbabilityVector => [new Comparison(Relation.GreaterOrEqual, Make.Call(Function.MinOf, value), Number.Zero)],
        _ => [],
    };

    private static Comparison IsWhole(Expr value) => new(Relation.Equal, value, Make.Call(Function.Floor, value));
}
