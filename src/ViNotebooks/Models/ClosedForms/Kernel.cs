using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>
/// A term as a function of a scalar z: Coefficient · z^Power (log z)^LogPower (1 − z)^ComplementPower (log(1 − z))^LogComplementPower
/// exp(Linear z + Quadratic z² + Reciprocal/z), times the factors in <paramref name="Rest"/>, which depend on z in other ways.
/// </summary>
internal sealed record Kernel(
    Polynomial Coefficient,
    Polynomial Power,
    int LogPower,
    Polynomial ComplementPower,
    int LogComplementPower,
    Polynomial Linear,
    Polynomial Quadratic,
    Polynomial Reciprocal,
    IReadOnlyList<Factor> Rest)
{
    public bool HasNoExponential => Linear.IsZero && Quadratic.IsZero && Reciprocal.IsZero;

    public bool HasNoComplement => ComplementPower.IsZero && LogComplementPower == 0;

    /// <summary>The power where it is a whole number from 0 to 20.</summary>
    public int? WholePower => Power is { IsConstant: true, Value: { IsInteger: true, Sign: >= 0 } value } && value.Numerator <= 20 ? (int)value.Numerator : null;

    public static Kernel Of(Term term, string z, RewritingContext context)
    {
        var kernel = new Kernel(Polynomial.One, Polynomial.Zero, 0, Polynomial.Zero, 0, Polynomial.Zero, Polynomial.Zero, Polynomial.Zero, []);
        var outside = new List<Factor>();
        foreach (var factor in term.Factors)
        {
            if (!factor.Atom.Symbols.Contains(z))
                outside.Add(factor);
            else
                kernel = With(kernel, factor, z, context);
        }

        var constant = Polynomial.Of(new Term(term.Coefficient, outside));
        return kernel with { Coefficient = Products.Multiply(constant, kernel.Coefficient, context) };
    }

    /// <summary>A term as what is free of z and the rest.</summary>
    public static (Polynomial Outside, Term Inside) Split(Term term, string z) =>
        (Polynomial.Of(new Term(term.Coefficient, [.. term.Factors.Where(factor => !factor.Atom.Symbols.Contains(z))])),
            new Term(1, [.. term.Factors.Where(factor => factor.Atom.Symbols.Contains(z))]));

    private static Kernel With(Kernel kernel, Factor factor, string z, RewritingContext context)
    {
        var (atom, exponent) = factor;
        var power = Polynomial.Constant(exponent);
        var isWhole = exponent is { IsInteger: true, Sign: > 0 } && exponent.Numerator < 10;
        return atom switch
        {
            { Expression: Symbol } => kernel with { Power = kernel.Power + power },
            { Kind: AtomKind.Log, Inner: { } inner } when isWhole && IsVariable(inner, z) => kernel with { LogPower = kernel.LogPower + (int)exponent.Numerator },
            { Kind: AtomKind.Log, Inner: { } inner } when isWhole && IsComplement(inner, z) =>
                kernel with { LogComplementPower = kernel.LogComplementPower + (int)exponent.Numerator },
            { Kind: AtomKind.Sum, Inner: { } inner } when IsComplement(inner, z) => kernel with { ComplementPower = kernel.ComplementPower + power },
            { Kind: AtomKind.Exp, Inner: { } inner } => WithExponent(kernel, inner.Times(exponent), z, context),
            _ => kernel with { Rest = [.. kernel.Rest, factor] },
        };
    }

    private static Kernel WithExponent(Kernel kernel, Polynomial exponent, string z, RewritingContext context)
    {
        var constant = Polynomial.Zero;
        var rest = Polynomial.Zero;
        foreach (var term in exponent.Terms)
        {
            var inside = term.Factors.Where(factor => factor.Atom.Symbols.Contains(z)).ToList();
            var outside = Polynomial.Of(new Term(term.Coefficient, [.. term.Factors.Where(factor => !factor.Atom.Symbols.Contains(z))]));
            switch (inside)
            {
                case []:
                    constant += outside;
                    break;
                case [{ Atom.Expression: Symbol, Exponent.IsOne: true }]:
                    kernel = kernel with { Linear = kernel.Linear + outside };
                    break;
                case [{ Atom.Expression: Symbol, Exponent: var two }] when two == 2:
                    kernel = kernel with { Quadratic = kernel.Quadratic + outside };
                    break;
                case [{ Atom.Expression: Symbol, Exponent: var minusOne }] when minusOne == -1:
                    kernel = kernel with { Reciprocal = kernel.Reciprocal + outside };
                    break;
                case [{ Atom: { Kind: AtomKind.Log, Inner: { } inner }, Exponent.IsOne: true }] when IsVariable(inner, z):
                    kernel = kernel with { Power = kernel.Power + outside };
                    break;
                case [{ Atom: { Kind: AtomKind.Log, Inner: { } inner }, Exponent.IsOne: true }] when IsComplement(inner, z):
                    kernel = kernel with { ComplementPower = kernel.ComplementPower + outside };
                    break;
                default:
                    rest += Polynomial.Of(term);
                    break;
            }
        }

        if (!constant.IsZero)
            kernel = kernel with { Coefficient = Products.Multiply(kernel.Coefficient, ExpRules.Exp(constant, context), context) };

        return rest.IsZero ? kernel : kernel with { Rest = [.. kernel.Rest, new Factor(ExpRules.Atom(rest, context), 1)] };
    }

    private static bool IsVariable(Polynomial inner, string z) => inner.AsAtom?.Expression is Symbol symbol && symbol.Name == z;

    private static bool IsComplement(Polynomial inner, string z) =>
        inner.Terms.Count == 2 && (Polynomial.One - inner).AsAtom?.Expression is Symbol symbol && symbol.Name == z;
}
