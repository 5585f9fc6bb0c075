using System.Numerics;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Puts canonical sums back into readable expressions: a positive term first, one fraction a term, constants last.</summary>
internal static class Assembler
{
    private static readonly BigInteger LargestJoined = new(1_000_000);

    public static Expr ToExpr(Polynomial sum) => Make.Sum(Terms(sum));

    /// <summary>The terms in the order of reading, each with its sign; none for zero.</summary>
    public static IReadOnlyList<Expr> Terms(Polynomial sum)
    {
        var logs = sum.Terms.Where(IsLogOfNumber).ToList();
        var ordered = sum.Terms.Except(logs).OrderBy(IsNumeric).Select(ToExpr).Concat(JoinedLogs(logs)).ToList();

        // constants last, and the logs of numbers before the bare number
        var bare = sum.Terms.Except(logs).FirstOrDefault(term => term.Factors.Count == 0);
        if (bare is not null && logs.Count > 0)
        {
            var number = ToExpr(bare);
            ordered.Remove(number);
            ordered.Add(number);
        }

        var first = ordered.FindIndex(term => term is not Negate);
        if (first > 0)
        {
            var positive = ordered[first];
            ordered.RemoveAt(first);
            ordered.Insert(0, positive);
        }

        return ordered;
    }

    /// <summary>exp of a canonical sum, powers of positive things being written as such: exp(a log x − y) as x^a exp(−y).</summary>
    public static Expr ExpToExpr(Polynomial argument)
    {
        var factors = new List<Expr>();
        var rest = new List<Term>();
        foreach (var group in argument.Terms.GroupBy(LoneLog))
        {
            if (group.Key is not { } log)
            {
                rest.AddRange(group);
                continue;
            }

            var exponent = Polynomial.Sum(group.Select(term => new Term(term.Coefficient, [.. term.Factors.Where(factor => factor.Atom.Key != log)])));
            var inner = group.First().Factors.First(factor => factor.Atom.Key == log).Atom.Inner!;
            factors.Add(Make.Power(ToExpr(inner), ToExpr(exponent)));
        }

        if (rest.Count > 0)
        {
            var left = Polynomial.Sum(rest);
            factors.Add(left.IsOne ? Constant.E : Make.Call(Function.Exp, ToExpr(left)));
        }

        return Make.Product(factors);
    }

    public static Expr ToExpr(Term term)
    {
        var above = new List<Expr>();
        var below = new List<Expr>();
        if (!BigInteger.Abs(term.Coefficient.Numerator).IsOne)
            above.Add(new Number(BigInteger.Abs(term.Coefficient.Numerator)));

        if (!term.Coefficient.Denominator.IsOne)
            below.Add(new Number(term.Coefficient.Denominator));

        AddNumericRoots(term, Rational.Half, above);
        AddNumericRoots(term, -Rational.Half, below);
        foreach (var factor in term.Factors.Where(factor => !IsNumericRoot(factor)))
        {
            if (factor.Exponent.Sign > 0)
                AddPower(above, factor.Atom, factor.Exponent);
            else
                AddPower(below, factor.Atom, -factor.Exponent);
        }

        var product = below.Count == 0
            ? Make.Product(above)
            : Make.Divide(Make.Product(above), Make.Product(below));
        return term.Coefficient.Sign < 0 ? Make.Negate(product) : product;
    }

    private static void AddPower(List<Expr> factors, Atom atom, Rational exponent)
    {
        if (exponent.IsOne)
            AddFactors(factors, atom.Expression, atom.Kind);
        else if (exponent == Rational.Half)
            factors.Add(Make.Call(Function.Sqrt, atom.Expression));
        else
            factors.Add(Make.Power(atom.Expression, Make.Rational(exponent.Numerator, exponent.Denominator)));
    }

    // an exponential may be written as a product already
    private static void AddFactors(List<Expr> factors, Expr expression, AtomKind kind)
    {
        if (kind == AtomKind.Exp && expression is Binary { Operator: BinaryOperator.Multiply } product)
        {
            AddFactors(factors, product.Left, kind);
            factors.Add(product.Right);
        }
        else
        {
            factors.Add(expression);
        }
    }

    // √2 √π = √(2π)
    private static void AddNumericRoots(Term term, Rational exponent, List<Expr> factors)
    {
        var inside = term.Factors.Where(factor => IsNumericRoot(factor) && factor.Exponent == exponent).Select(factor => factor.Atom);
        var numbers = inside.Where(atom => atom.Kind == AtomKind.Prime).ToList();
        var parts = new List<Expr>();
        if (numbers.Count > 0)
            parts.Add(new Number(numbers.Aggregate(BigInteger.One, (product, prime) => product * ((Number)prime.Expression).Digits)));

        parts.AddRange(inside.Where(atom => atom.Kind != AtomKind.Prime).Select(atom => atom.Expression));
        if (parts.Count > 0)
            factors.Add(Make.Call(Function.Sqrt, Make.Product(parts)));
    }

    private static bool IsNumericRoot(Factor factor) =>
        (factor.Atom.Kind == AtomKind.Prime || factor.Atom.Expression is Constant) && Rational.Abs(factor.Exponent) == Rational.Half;

    private static bool IsNumeric(Term term) => term.Factors.All(factor => factor.Atom.Symbols.Count == 0);

    private static bool IsLogOfNumber(Term term) =>
        term.Factors is [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Log, Inner: { } inner } }]
        && (inner.IsConstant || inner.AsAtom?.Expression is Constant)
        && (!inner.IsConstant || inner.Value.Sign > 0);

    private static string? LoneLog(Term term)
    {
        var logs = term.Factors.Where(factor => factor.Atom is { Kind: AtomKind.Log, Inner: { } inner }
            && (inner.IsConstant ? inner.Value.Sign > 0 : inner.AsAtom is { Sign: KnownSign.Positive } or { Kind: AtomKind.Sum, Sign: KnownSign.Positive }));
        return logs.Select(factor => factor.Exponent.IsOne ? factor.Atom.Key : null).FirstOrDefault();
    }

    // (log 2)/2 + (log π)/2 = log(2π)/2
    private static IEnumerable<Expr> JoinedLogs(IReadOnlyList<Term> logs)
    {
        if (logs.Count == 0)
            return [];

        var divisor = logs.Aggregate(BigInteger.Zero, (gcd, term) => BigInteger.GreatestCommonDivisor(gcd, term.Coefficient.Numerator));
        var multiple = logs.Aggregate(BigInteger.One, (product, term) =>
            product * term.Coefficient.Denominator / BigInteger.GreatestCommonDivisor(product, term.Coefficient.Denominator));
        var outside = new Rational(divisor, multiple);
        if (logs[^1].Coefficient.Sign < 0)
            outside = -outside;

        if (outside.IsInteger && logs.All(term => term.Factors[0].Atom.Inner!.IsConstant) && Argument(logs, outside.Sign) is { } wholeNumber)
            return [outside.Sign < 0 ? Make.Negate(wholeNumber) : wholeNumber];

        return Argument(logs, outside) is { } joined ? [Times(outside, joined)] : logs.Select(ToExpr);
    }

    private static Expr Times(Rational outside, Expr log) =>
        ToExpr(new Term(outside, [new Factor(new Atom(log, AtomKind.Plain, KnownSign.Unknown, isVector: false), 1)]));

    // null where the numbers get too large to read
    private static Expr? Argument(IReadOnlyList<Term> logs, Rational outside)
    {
        var number = Rational.One;
        var constants = new List<Factor>();
        foreach (var term in logs)
        {
            var exponent = term.Coefficient / outside;
            if (!exponent.IsInteger || BigInteger.Abs(exponent.Numerator) > 64)
                return null;

            var inner = term.Factors[0].Atom.Inner!;
            if (inner.IsConstant)
                number *= Rational.Power(inner.Value, (int)exponent.Numerator);
            else
                constants.Add(new Factor(inner.AsAtom!, exponent));
        }

        return number.Numerator > LargestJoined || number.Denominator > LargestJoined
            ? null
            : Make.Call(Function.Log, ToExpr(new Term(number, constants)));
    }
}
