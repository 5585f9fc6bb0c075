using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Expressions.Printing;

/// <content>Probability notation.</content>
internal static partial class LatexPrinter
{
    private static string NameOf(string name, Declarations names) => Name(new Symbol(name), names);

    private static string NamesOf(Sequence<string> variables, Declarations names) => string.Join(", ", variables.Select(name => NameOf(name, names)));

    // 𝒩(x; m, v) would be read as the function normpdf
    private static string OfFamily(FamilyTerm family, Declarations names) =>
        (family.Family == "Normal" ? @"\mathcal{N}" : $@"\operatorname{{{family.Family}}}") + Parenthesised(Arguments(family, names));

    private static string OfDensity(Density density, Declarations names) => density switch
    {
        { Law: FamilyTerm family, Value: { } value } => $@"\operatorname{{{family.Family}}}" + Parenthesised($"{Write(value, names)}; {Arguments(family, names)}"),
        _ => Write(density.Law, names),
    };

    private static string Arguments(FamilyTerm family, Declarations names) =>
        string.Join(", ", family.Arguments.Select(argument => (argument.Name is { } name ? $@"\text{{{name.Replace("_", @"\_")}}} = " : "") + Write(argument.Value, names)));

    private static string OfModelTerm(ModelTerm term, Declarations names)
    {
        var law = LatexNames.Of(term.Name);
        if (term.Variables.Count == 0)
            return law;

        var given = term.Given.Count > 0 ? @" \mid " + Variables(term.Given, names) : "";
        return law + Parenthesised(Variables(term.Variables, names) + given);
    }

    private static string Variables(Sequence<At> variables, Declarations names) => string.Join(", ", variables.Select(at =>
        (PrintedForm.NamesItself(at) ? "" : NameOf(at.Variable, names) + " = ") + Write(at.Value, Precedence.Sum, isFollowed: false, names)));

    private static string OfExpectation(Expectation expectation, Declarations names)
    {
        var sign = expectation.Kind switch
        {
            MomentKind.Mean => @"\mathbb{E}",
            MomentKind.Variance => @"\operatorname{Var}",
            _ => @"\operatorname{Cov}",
        };
        var draws = expectation.Draws.Select(draw => (draw.Variables.Count > 0 ? NamesOf(draw.Variables, names) + @" \sim " : "") + Write(draw.Law, names));
        var bodies = expectation.Bodies.Select(body => Write(body, names));
        return $@"{sign}_{{{string.Join(", ", draws)}}}\left[{string.Join(", ", bodies)}\right]";
    }

    private static string OfFunctional(Functional functional, Declarations names)
    {
        var laws = functional.Laws.Select(law => Write(law, names));
        return functional.Kind switch
        {
            FunctionalKind.Entropy or FunctionalKind.CrossEntropy => @"\mathrm{H}" + Parenthesised(string.Join(", ", laws)),
            FunctionalKind.Renyi => $@"\mathrm{{D}}_{{{Write(functional.Order!, names)}}}" + Parenthesised(string.Join(@" \,\|\, ", laws)),
            FunctionalKind.KullbackLeibler => @"\mathrm{KL}" + Parenthesised(string.Join(@" \,\|\, ", laws)),
            _ => @"\mathrm{JS}" + Parenthesised(string.Join(@" \,\|\, ", laws)),
        };
    }

    private static string OfIntegral(Integral integral, Declarations names)
    {
        if (IsSum(integral, names))
        {
            return $@"\sum_{{{NameOf(integral.Variable, names)}}} {Write(integral.Body, Precedence.Product, isFollowed: false, names)}";
        }

        var bounds = integral is { From: { } from, To: { } to } ? $"_{{{Write(from, names)}}}^{{{Write(to, names)}}}" : "";
        var body = Write(integral.Body, Precedence.Product, isFollowed: true, names);
        return $@"\int{bounds} {body} \,\mathrm{{d}}{NameOf(integral.Variable, names)}";
    }

    // Σ_k w_k would be read as the sum over the elements
    private static bool IsSum(Expr expression, Declarations names) =>
        expression is Integral { From: null, To: null } integral && names.Find(integral.Variable) is { Kind: SymbolKind.Integer }
        && !Traversal.All(integral.Body).Any(node => node is Index);

    private static string OfExtremum(Extremum extremum, Declarations names)
    {
        var sign = extremum.Kind switch
        {
            ExtremumKind.ArgMax => @"\operatorname*{arg\,max}",
            ExtremumKind.ArgMin => @"\operatorname*{arg\,min}",
            ExtremumKind.Max => @"\max",
            _ => @"\min",
        };
        return $"{sign}_{{{NamesOf(extremum.Variables, names)}}} {Write(extremum.Body, Precedence.Product, isFollowed: false, names)}";
    }

    private static string OfDifferential(Differential differential, Declarations names)
    {
        var sign = differential.IsGradient ? $@"\nabla_{{{NamesOf(differential.By, names)}}}" : $@"\frac{{\partial}}{{\partial {NamesOf(differential.By, names)}}}";
        return $"{sign} {Write(differential.Body, Precedence.Product, isFollowed: false, names)}";
    }
}
