namespace ViNotebooks.Expressions.Rewriting;

/// <summary>The derivatives of functions of one number.</summary>
internal static class ElementwiseDerivative
{
    /// <summary>f′(x), given f(x) too; null where the function is none of these or has no derivative.</summary>
    public static Expr? Of(Function function, Expr x, Expr value)
    {
        Expr one = Number.One;
        var square = Make.Square(x);
        return function switch
        {
            Function.Exp => value,
            Function.Expm1 => Make.Call(Function.Exp, x),
            Function.Log => Make.Divide(one, x),
            Function.Log2 => Make.Divide(one, Make.Multiply(x, Make.Call(Function.Log, Make.Number(2)))),
            Function.Log10 => Make.Divide(one, Make.Multiply(x, Make.Call(Function.Log, Make.Number(10)))),
            Function.Log1p => Make.Divide(one, Make.Add(one, x)),
            Function.Sqrt => Make.Divide(one, Make.Multiply(Number.Two, value)),
            Function.Abs => Make.Call(Function.Sign, x),
            Function.Sin => Make.Call(Function.Cos, x),
            Function.Cos => Make.Negate(Make.Call(Function.Sin, x)),
            Function.Tan => Make.Add(one, Make.Square(value)),
            Function.Cot => Make.Subtract(Make.Number(-1), Make.Square(value)),
            Function.Arcsin => Make.Divide(one, Root(Make.Subtract(one, square))),
            Function.Arccos => Make.Negate(Make.Divide(one, Root(Make.Subtract(one, square)))),
            Function.Arctan => Make.Divide(one, Make.Add(one, square)),
            Function.Sinh => Make.Call(Function.Cosh, x),
            Function.Cosh => Make.Call(Function.Sinh, x),
            Function.Tanh => Make.Subtract(one, Make.Square(value)),
            Function.Arsinh => Make.Divide(one, Root(Make.Add(square, one))),
            Function.Arcosh => Make.Divide(one, Root(Make.Subtract(square, one))),
            Function.Artanh => Make.Divide(one, Make.Subtract(one, square)),

            // erf′(x) = 2 e^(−x²)/√π
            Function.Erf => Erf(square),
            Function.Erfc => Make.Negate(Erf(square)),
            Function.NormalCdf => Make.Call(Function.NormalPdf, x),
            Function.LogGamma => Make.Call(Function.Digamma, x),
            Function.Gamma => Make.Multiply(value, Make.Call(Function.Digamma, x)),
            Function.Digamma => Make.Call(Function.Trigamma, x),
            Function.Trigamma => Make.Call(Function.Polygamma, Number.Two, x),
            Function.Factorial => Make.Multiply(value, Make.Call(Function.Digamma, Make.Add(x, one))),
            Function.Logit => Make.Divide(one, Make.Multiply(x, Make.Subtract(one, x))),
            Function.Sigmoid => Make.Multiply(value, Make.Subtract(one, value)),
            Function.Softplus => Make.Call(Function.Sigmoid, x),
            // (log Φ)′ = exp(−x²/2 − log Φ(x))/√(2π), which does not underflow
            Function.LogNormalCdf => Make.Divide(
                Make.Call(Function.Exp, Make.Subtract(Make.Negate(Make.Divide(square, Number.Two)), value)),
                Root(Make.Multiply(Number.Two, Constant.Pi))),
            Function.NormalQuantile => Make.Divide(one, Make.Call(Function.NormalPdf, value)),
            Function.ExpIntegral => Make.Divide(Make.Call(Function.Exp, x), x),
            Function.NormalPdf => Make.Negate(Make.Multiply(x, value)),
            _ => null,
        };
    }

    private static Expr Root(Expr x) => Make.Call(Function.Sqrt, x);

    private static Expr Erf(Expr square) =>
        Make.Divide(Make.Multiply(Number.Two, Make.Call(Function.Exp, Make.Negate(square))), Root(Constant.Pi));
}
