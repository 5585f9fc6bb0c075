using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>The log density of what a draw is from, whether a family, a plate or a density that a sheet gives.</summary>
internal static class DrawDensity
{
    /// <param name="law">The law.</param>
    /// <param name="at">The value.</param>
    /// <param name="names">Shapes and domains.</param>
    /// <param name="keepsSupport">Whether conditions on the support stay where the declarations make them needless: names may be bound anew around the result.</param>
    /// <exception cref="AskedException">The term is no law.</exception>
    public static Expr Log(Expr law, Expr at, Declarations names, bool keepsSupport = false)
    {
        switch (law)
        {
            case FamilyTerm term:
                return LawDensity.Log(LawOf(term, names), at, keepsSupport ? Declarations.Open : names);
            case PlateTerm plate:
                var index = Substitution.FreshName(plate.Index, Traversal.Symbols(at).Concat([plate.Index]).ToHashSet());
                var renamed = (FamilyTerm)Substitution.Symbols(plate.Term, new Dictionary<string, Expr> { [plate.Index] = new Symbol(index) });
                var known = new Declarations([.. names.All, new Declaration(index, SymbolKind.Integer, Shape.Scalar, new Interval(1, 64))], names.IsOpen);
                return new Fold(FoldKind.Sum, index, plate.From, plate.To, Log(renamed, Make.Index(at, new Symbol(index)), known, keepsSupport));
            case GivenDensity density:
                // log f(z) − log ∫ f
                var body = Substitution.Symbols(density.Body, new Dictionary<string, Expr> { [density.Variable] = at });
                var (low, high) = Ends(names.Find(density.Variable));
                return Make.Subtract(Make.Call(Function.Log, body), Make.Call(Function.Log, new Integral(density.Variable, low, high, density.Body)));
            default:
                throw new AskedException($"{Expressions.Printing.InfixPrinter.Print(law)} is not a distribution.");
        }
    }

    /// <summary>log p(at) where the value is known to lie in the support.</summary>
    /// <exception cref="AskedException">The term is no law.</exception>
    public static Expr Inside(Expr law, Expr at, Declarations names) => law is FamilyTerm term ? LawOf(term, names).LogDensity(at) : Log(law, at, names);

    private static (Expr Low, Expr High) Ends(Declaration? declaration)
    {
        var ends = declaration is null ? new Interval(double.NegativeInfinity, double.PositiveInfinity) : Domain.Ends(declaration with { Range = null });
        return (Numeral.Of(ends.Low), Numeral.Of(ends.High));
    }

    /// <exception cref="AskedException">The term is no law.</exception>
    public static Law LawOf(FamilyTerm term, Declarations? names = null)
    {
        var read = LawReader.Read(term, names ?? Declarations.Open);
        return read.Law ?? throw new AskedException(read.Error!);
    }
}
