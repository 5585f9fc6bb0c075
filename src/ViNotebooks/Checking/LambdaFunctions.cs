using ViNotebooks.Expressions;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Checking;

/// <summary>The functions of C# code that the expression language has too.</summary>
internal static class LambdaFunctions
{
    private static readonly Dictionary<string, Function> OfOne = new()
    {
        ["Math.Exp"] = Function.Exp,
        ["Math.Log"] = Function.Log,
        ["Math.Log2"] = Function.Log2,
        ["Math.Log10"] = Function.Log10,
        ["Math.Sqrt"] = Function.Sqrt,
        ["Math.Abs"] = Function.Abs,
        ["Math.Sign"] = Function.Sign,
        ["Math.Floor"] = Function.Floor,
        ["Math.Ceiling"] = Function.Ceiling,
        ["Math.Sin"] = Function.Sin,
        ["Math.Cos"] = Function.Cos,
        ["Math.Tan"] = Function.Tan,
        ["Math.Asin"] = Function.Arcsin,
        ["Math.Acos"] = Function.Arccos,
        ["Math.Atan"] = Function.Arctan,
        ["Math.Sinh"] = Function.Sinh,
        ["Math.Cosh"] = Function.Cosh,
        ["Math.Tanh"] = Function.Tanh,
        ["Math.Asinh"] = Function.Arsinh,
        ["Math.Acosh"] = Function.Arcosh,
        ["Math.Atanh"] = Function.Artanh,
        ["double.LogP1"] = Function.Log1p,
        ["double.ExpM1"] = Function.Expm1,
        ["SpecialFunctions.Erf"] = Function.Erf,
        ["SpecialFunctions.Erfc"] = Function.Erfc,
        ["SpecialFunctions.Gamma"] = Function.Gamma,
        ["SpecialFunctions.GammaLn"] = Function.LogGamma,
        ["SpecialFunctions.DiGamma"] = Function.Digamma,
        ["SpecialFunctions.Logistic"] = Function.Sigmoid,
        ["SpecialFunctions.Logit"] = Function.Logit,
    };

    /// <summary>The call as an expression, or null for a function that has no counterpart.</summary>
    public static Expr? Apply(string name, IReadOnlyList<Expr> arguments)
    {
        // double.Log and the like are the same functions as Math.Log
        var key = name.StartsWith("double.", StringComparison.Ordinal) && !OfOne.ContainsKey(name) ? "Math." + name["double.".Length..] : name;
        return (key, arguments) switch
        {
            (_, [var x]) when OfOne.TryGetValue(key, out var function) => Call(function, x),
            ("Math.Pow", [var x, var y]) => Power(x, y),
            ("Math.Log", [var x, var b]) => Divide(Call(Function.Log, x), Call(Function.Log, b)),
            ("Math.Min", [var x, var y]) => Call(Function.Min, x, y),
            ("Math.Max", [var x, var y]) => Call(Function.Max, x, y),
            ("SpecialFunctions.BetaLn", [var x, var y]) => Call(Function.LogBeta, x, y),
            ("SpecialFunctions.Beta", [var x, var y]) => Call(Function.Beta, x, y),
            _ => null,
        };
    }
}
