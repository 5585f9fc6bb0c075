namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Functions of canonical arguments: what each becomes, else an atom.</summary>
internal static class FunctionRules
{
    public static Polynomial Of(Function function, IReadOnlyList<Polynomial> arguments, RewritingContext context)
    {
        var x = arguments[0];
        switch (function)
        {
            case Function.Exp:
                return ExpRules.Exp(x, context);
            case Function.Expm1:
                return ExpRules.Exp(x, context) - Polynomial.One;
            case Function.Log:
                return LogRules.Log(x, context);
            case Function.Log1p:
                return LogRules.Log(Polynomial.One + x, context);

            // log₂ x = log x / log 2
            case Function.Log2:
                return OverLog(x, 2, context);
            case Function.Log10:
                return OverLog(x, 10, context);
            case Function.Sqrt:
                return PowerRules.Power(x, Rational.Half, context);
            case Function.Abs:
                return Abs(x, context);
            case Function.Sign when !x.IsVector && Signs.IsPositive(x, context):
                return Polynomial.One;
            case Function.Sign when !x.IsVector && Signs.IsPositive(-x, context):
                return Polynomial.Constant(-1);

            // f(−x) = −f(x)
            case Function.Sign or Function.Sin or Function.Tan or Function.Cot or Function.Arcsin or Function.Arctan
                or Function.Sinh or Function.Tanh or Function.Arsinh or Function.Artanh or Function.Erf:
                if (x.IsZero && function != Function.Cot)
                    return Polynomial.Zero;

                return IsNegative(x) ? -AsAtom(function, [-x]) : AsAtom(function, arguments);

            // f(−x) = f(x)
            case Function.Cos or Function.Cosh:
                return x.IsZero ? Polynomial.One : AsAtom(function, [IsNegative(x) ? -x : x]);

            // erfc x is not written 1 − erf x, which loses all digits for large x
            case Function.Erfc when x.IsZero:
                return Polynomial.One;

            // Φ(−x) = 1 − Φ(x), and so for the logistic function
            case Function.NormalCdf or Function.Sigmoid:
                if (x.IsZero)
                    return Polynomial.Constant(Rational.Half);

                return IsNegative(x) ? Polynomial.One - AsAtom(function, [-x]) : AsAtom(function, arguments);

            // log(1 + e^−x) = log(1 + e^x) − x
            case Function.Softplus:
                if (x.IsZero)
                    return LogRules.OfNumber(2);

                return IsNegative(x) ? AsAtom(function, [-x]) + x : AsAtom(function, arguments);

            // logit p = log p − log(1 − p) for 0 < p < 1
            case Function.Logit when Signs.IsPositive(x, context) && Signs.IsPositive(Polynomial.One - x, context):
                return LogRules.Log(x, context) - LogRules.Log(Polynomial.One - x, context);

            // the density of the standard normal distribution, or of mean and standard deviation s > 0
            case Function.NormalPdf when arguments.Count == 1:
                return NormalPdf(x, Polynomial.One, context);
            case Function.NormalPdf when arguments.Count == 3 && Signs.IsPositive(arguments[2], context):
                return NormalPdf(x - arguments[1], arguments[2], context);
            case Function.Floor or Function.Ceiling when x.IsConstant:
                return Polynomial.Constant(function == Function.Floor ? Rational.Floor(x.Value) : -Rational.Floor(-x.Value));
            case Function.Min or Function.Max:
                return Extreme(function, arguments);
            default:
                return GammaRules.Of(function, arguments, context) ?? AsAtom(function, arguments);
        }
    }

    public static Polynomial AsAtom(Function function, IReadOnlyList<Polynomial> arguments)
    {
        var call = new Call(function, arguments.Select(Assembler.ToExpr).ToSequence());
        return Polynomial.Of(new Atom(call, AtomKind.Plain, SignOf(function), arguments.Any(argument => argument.IsVector)));
    }

    /// <summary>|x| of something of unknown sign.</summary>
    public static Atom AbsOf(Atom atom) => Absolute(Polynomial.Of(atom));

    /// <summary>The log of an atom where there is more to say than that.</summary>
    public static Polynomial? LogOf(Atom atom, RewritingContext context)
    {
        context.Spend();

        // log sigmoid(x) = x − softplus(x)
        if (atom.Expression is Call { Function: Function.Sigmoid, Arguments: [var argument] })
        {
            var x = Canonical.Of(argument, context);
            return x - AsAtom(Function.Softplus, [x]);
        }

        return null;
    }

    private static Atom Absolute(Polynomial inner) =>
        new(Make.Call(Function.Abs, Assembler.ToExpr(inner)), AtomKind.Abs, KnownSign.Nonnegative, inner.IsVector) { Inner = inner };

    // of x and −x, the one whose first coefficient is positive stands inside
    private static bool IsNegative(Polynomial x) => x.Terms.Count > 0 && x.Terms[0].Coefficient.Sign < 0;

    private static Polynomial OverLog(Polynomial x, int number, RewritingContext context) =>
        Products.Multiply(LogRules.Log(x, context), PowerRules.Power(LogRules.OfNumber(number), -1, context), context);

    private static Polynomial Abs(Polynomial x, RewritingContext context)
    {
        if (Signs.IsNonnegative(x, context))
            return x;

        if (Signs.IsNonnegative(-x, context))
            return -x;

        // |a b| = a |b| for a ≥ 0
        if (x.Terms is [var term])
        {
            var product = new ProductBuilder(context).Times(Rational.Abs(term.Coefficient));
            foreach (var factor in term.Factors)
                product.Times(Signs.Of(factor) == KnownSign.Unknown ? AbsOf(factor.Atom) : factor.Atom, factor.Exponent);

            return product.ToPolynomial();
        }

        var (number, factors, primitive) = Products.Content(x, atom => atom.Sign != KnownSign.Unknown, context);
        return new ProductBuilder(context)
            .Times(new Term(number, factors))
            .Times(Absolute(IsNegative(primitive) ? -primitive : primitive), 1)
            .ToPolynomial();
    }

    // exp(−(x/s)²/2) / (s √(2π))
    private static Polynomial NormalPdf(Polynomial centred, Polynomial deviation, RewritingContext context)
    {
        var squares = Products.Multiply(PowerRules.Power(centred, 2, context), PowerRules.Power(deviation, -2, context), context);
        var logNormaliser = LogRules.Log(deviation, context)
            + (LogRules.OfNumber(2) + LogRules.Log(Canonical.Of(Constant.Pi, context), context)).Times(Rational.Half);
        return ExpRules.Exp(squares.Times(-Rational.Half) - logNormaliser, context);
    }

    private static Polynomial Extreme(Function function, IReadOnlyList<Polynomial> arguments)
    {
        var distinct = arguments.DistinctBy(KeyOf).OrderBy(KeyOf, StringComparer.Ordinal).ToList();
        if (distinct.Count == 1)
            return distinct[0];

        if (distinct.All(argument => argument.IsConstant))
        {
            var ordered = distinct.Select(argument => argument.Value).Order(Comparer<Rational>.Create(Rational.Compare)).ToList();
            return Polynomial.Constant(function == Function.Min ? ordered[0] : ordered[^1]);
        }

        return AsAtom(function, distinct);
    }

    private static string KeyOf(Polynomial sum) => string.Join("+", sum.Terms.Select(term => $"{term.Coefficient}*{term.Key}"));

    private static KnownSign SignOf(Function function) => function switch
    {
        Function.NormalCdf or Function.Sigmoid or Function.Softplus or Function.Erfc or Function.NormalPdf or Function.Cosh => KnownSign.Positive,
        Function.Sqrt or Function.Abs or Function.Norm => KnownSign.Nonnegative,
        _ => KnownSign.Unknown,
    };
}
