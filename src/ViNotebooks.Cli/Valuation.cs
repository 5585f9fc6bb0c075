using ViNotebooks.Checking;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Cli;

/// <summary>The value of an expression in decimal digits.</summary>
internal static class Valuation
{
    /// <summary>What stands for a value that does not exist.</summary>
    public const string Undefined = "undefined";

    private const int Digits = 17;

    private static readonly IReadOnlyDictionary<string, Value<WideFloat>> Nothing = new Dictionary<string, Value<WideFloat>>();

    public static string Print(Expr expression, IReadOnlyDictionary<string, Expr> given)
    {
        var missing = Traversal.Symbols(expression).Where(name => !given.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            var verb = missing.Count == 1 ? "has" : "have";
            throw new MisuseException($"{string.Join(", ", missing)} {verb} no value (give one with --given '{missing[0]}=…')");
        }

        var values = given.ToDictionary(pair => pair.Key, pair => Evaluator<WideFloat>.Evaluate(pair.Value, Nothing));
        return Print(Evaluator<WideFloat>.Evaluate(expression, values));
    }

    private static string Print(Value<WideFloat> value) =>
        value.Kind == ShapeKind.Condition ? WideFloat.Sign(value.AsScalar) == 0 ? "false" : "true" : Numerals.Show(value, Digits);
}
