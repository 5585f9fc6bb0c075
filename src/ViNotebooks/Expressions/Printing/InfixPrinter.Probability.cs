using System.Text;

namespace ViNotebooks.Expressions.Printing;

/// <content>Probability notation.</content>
internal static partial class InfixPrinter
{
    private static void WriteProbability(StringBuilder text, Expr expression)
    {
        switch (expression)
        {
            case FamilyTerm family:
                text.Append(family.Family).Append('(');
                WriteArguments(text, family);
                text.Append(')');
                break;
            case ModelTerm term:
                WriteModelTerm(text, term);
                break;
            // as lines of a model are written
            case PlateTerm plate:
                WriteBare(text, plate.Term);
                text.Append(" for ").Append(plate.Index).Append(" in ");
                Write(text, plate.From, Precedence.Sum);
                text.Append("..");
                Write(text, plate.To, Precedence.Sum);
                break;
            case DerivativeAt derivative:
                WriteProbability(text, new Differential([derivative.Variable], IsGradient: false, derivative.Body));
                text.Append(" at ").Append(derivative.Variable).Append(" = ");
                Write(text, derivative.Place, Precedence.Sum);
                break;
            case GivenDensity term:
                text.Append("density of ").Append(term.Variable).Append(": ");
                Write(text, term.Body, Precedence.Or);
                break;
            case Density { Law: FamilyTerm family, Value: { } value }:
                text.Append(family.Family).Append('(');
                Write(text, value, Precedence.Or);
                text.Append("; ");
                WriteArguments(text, family);
                text.Append(')');
                break;
            case Density density:
                WriteBare(text, density.Law);
                break;
            case Expectation expectation:
                WriteExpectation(text, expectation);
                break;
            case Functional functional:
                WriteFunctional(text, functional);
                break;
            case Integral integral:
                text.Append("int(").Append(integral.Variable).Append(", ");
                Sequence<Expr> parts = integral is { From: { } from, To: { } to } ? [from, to, integral.Body] : [integral.Body];
                WriteList(text, "", parts, ")");
                break;
            case Extremum extremum:
                text.Append(extremum.Kind.ToString().ToLowerInvariant());
                WriteOperated(text, extremum.Variables, extremum.Body);
                break;
            case Differential { IsGradient: true } gradient:
                text.Append("grad");
                WriteOperated(text, gradient.By, gradient.Body);
                break;
            case Differential differential:
                text.Append("diff(");
                Write(text, differential.Body, Precedence.Or);
                text.Append(", ").AppendJoin(", ", differential.By).Append(')');
                break;
        }
    }

    private static void WriteOperated(StringBuilder text, Sequence<string> variables, Expr body)
    {
        text.Append("_{").AppendJoin(", ", variables).Append('}');
        WriteList(text, "(", [body], ")");
    }

    private static void WriteArguments(StringBuilder text, FamilyTerm family)
    {
        for (var i = 0; i < family.Arguments.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            if (family.Arguments[i].Name is { } name)
                text.Append(name).Append(" = ");

            Write(text, family.Arguments[i].Value, Precedence.Or);
        }
    }

    private static void WriteModelTerm(StringBuilder text, ModelTerm term)
    {
        text.Append(term.Name);
        if (term.Variables.Count == 0)
            return;

        text.Append('(');
        WriteVariables(text, term.Variables);
        if (term.Given.Count > 0)
        {
            text.Append(" | ");
            WriteVariables(text, term.Given);
        }

        text.Append(')');
    }

    private static void WriteVariables(StringBuilder text, Sequence<At> variables)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            var (variable, value) = variables[i];
            if (!PrintedForm.NamesItself(variables[i]))
                text.Append(variable).Append(" = ");

            Write(text, value, Precedence.Sum);
        }
    }

    private static void WriteExpectation(StringBuilder text, Expectation expectation)
    {
        text.Append(expectation.Kind switch { MomentKind.Mean => "E", MomentKind.Variance => "Var", _ => "Cov" });
        var isNamed = expectation.Draws.All(draw => draw.Variables.Count > 0);
        var open = expectation.Draws is [{ Variables.Count: 0, Law: ModelTerm { Name.Length: 1, Variables.Count: 0 } }] ? ("_", "") : isNamed ? ("[", "]") : ("_{", "}");
        text.Append(open.Item1);
        for (var i = 0; i < expectation.Draws.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            var draw = expectation.Draws[i];
            if (draw.Variables.Count > 0)
                text.AppendJoin(", ", draw.Variables).Append(" ~ ");

            WriteBare(text, draw.Law);
        }

        text.Append(open.Item2);
        WriteList(text, isNamed ? "(" : "[", expectation.Bodies, isNamed ? ")" : "]");
    }

    private static void WriteFunctional(StringBuilder text, Functional functional)
    {
        var (name, sign) = PrintedForm.Of(functional.Kind);
        text.Append(name).Append('(');
        if (functional.Order is { } order)
        {
            Write(text, order, Precedence.Sum);
            text.Append(", ");
        }

        for (var i = 0; i < functional.Laws.Count; i++)
        {
            text.Append(i > 0 ? sign : "");
            WriteBare(text, functional.Laws[i]);
        }

        text.Append(')');
    }
}
