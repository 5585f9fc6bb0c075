using System.Globalization;
using System.Numerics;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>Writes a law of numbers with as few digits as tell the numbers apart as doubles.</summary>
internal static class LawText
{
    public static string Of(Law law) => Text(law.Map(Short).Term);

    private static string Text(Expr expression) => expression is FamilyTerm term
        ? $"{term.Family}({string.Join(", ", term.Arguments.Select(argument => (argument.Name is null ? "" : $"{argument.Name} = ") + Text(argument.Value)))})"
        : InfixPrinter.Print(expression);

    private static Expr Short(Expr expression) =>
        Substitution.Replace(expression, static node => node is Number { DecimalPlaces: > 0 } number ? Short(number) : null);

    private static Expr Short(Number number)
    {
        var value = WideFloat.ToDouble(Literal<WideFloat>.Of(number));
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        for (var digits = 0; digits < 16; digits++)
        {
            var shorter = value.ToString($"E{digits}", CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture) == value)
            {
                text = shorter;
                break;
            }
        }

        var parts = text.Split('E');
        var mantissa = parts[0].Split('.');
        var places = (mantissa.Length > 1 ? mantissa[1].Length : 0) - int.Parse(parts[1], CultureInfo.InvariantCulture);
        var all = BigInteger.Parse(string.Concat(mantissa), CultureInfo.InvariantCulture);
        return places > 0 ? new Number(all, places) : new Number(all * BigInteger.Pow(10, -places));
    }
}
