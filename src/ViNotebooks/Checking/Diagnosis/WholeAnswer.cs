using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>Mistakes that show in how the whole answer relates to the whole of what was asked.</summary>
internal static class WholeAnswer
{
    public static IEnumerable<Candidate> Candidates(Expr reference, Declarations names)
    {
        yield return new Candidate(Make.Negate(reference), "whole-sign", () => "The whole answer has the opposite sign.");
        foreach (var (logBase, unit) in new[] { (2L, "bits"), (10L, "decimal digits") })
        {
            var log = Make.Call(Function.Log, Make.Number(logBase));
            yield return new Candidate(Make.Divide(reference, log), "log-base", () => $"The answer is in {unit} (logarithms to base {logBase}) where nats (natural logarithms) are asked.");
            yield return new Candidate(Make.Multiply(reference, log), "log-base", () => $"The answer is off by the factor $\\log {logBase}$, as when a logarithm to base {logBase} is taken for a natural one.");
        }

        foreach (var (p, q) in new[] { (1L, 2L), (2L, 1L), (1L, 4L), (4L, 1L), (3L, 1L), (1L, 3L), (-1L, 2L), (-2L, 1L), (3L, 2L), (2L, 3L) })
        {
            var factor = Make.Rational(p, q);
            yield return new Candidate(Make.Multiply(factor, reference), "whole-factor", () => $"The whole answer is ${LatexPrinter.Print(factor)}$ times what is asked.");
        }

        yield return new Candidate(Make.Divide(Number.One, reference), "reciprocal", () => "The answer is the reciprocal of what is asked, as when a rate is taken for a scale or a precision for a variance.");
        yield return new Candidate(Make.Square(reference), "missing-square-root", () => "The answer is the square of what is asked: a square root is missing.");
        yield return new Candidate(Make.Call(Function.Sqrt, reference), "missing-square", () => "The answer is the square root of what is asked: a square is missing.");
        yield return new Candidate(Make.Call(Function.Exp, reference), "missing-log", () => "The answer is the exponential of what is asked: a logarithm is missing.");
        yield return new Candidate(Make.Call(Function.Log, reference), "extra-log", () => "The answer is the logarithm of what is asked.");
        yield return new Candidate(Make.Subtract(Number.One, reference), "complement", () => "The answer is one minus what is asked, as when the other tail is taken.");
        if (names.All.All(declaration => declaration.Shape.IsScalar))
        {
            yield break;
        }

        if (reference is not Call { Function: Function.Inverse })
        {
            yield return new Candidate(Make.Call(Function.Inverse, reference), "reciprocal", () => "The answer is the inverse of what is asked, as when a precision matrix is taken for a covariance.");
        }
        else
        {
            yield return new Candidate(((Call)reference).Arguments[0], "reciprocal", () => "The inverse is missing.");
        }

        yield return new Candidate(Make.Call(Function.Transpose, reference), "transposed", () => "The answer is the transpose of what is asked.");
    }

    /// <summary>The function whose derivative is asked, and its derivatives by the other symbols.</summary>
    public static IEnumerable<Candidate> OtherDerivatives(EqualityQuestion question)
    {
        if (question.Derivative is not var (of, by))
        {
            yield break;
        }

        var names = question.Scope.Names;
        yield return new Candidate(of, "not-differentiated", () => "The answer is the function itself; its derivative is asked.");
        foreach (var other in Differentiable(names).Where(name => name != by))
        {
            if (Derivative.Of(of, other, names) is { } derivative)
            {
                yield return new Candidate(
                    derivative, "other-derivative",
                    () => $"The answer is the derivative with respect to ${LatexPrinter.Print(new Symbol(other), names)}$; the one with respect to ${LatexPrinter.Print(new Symbol(by), names)}$ is asked.");
            }
        }
    }

    /// <summary>The derivatives of what is asked.</summary>
    public static IEnumerable<Candidate> FurtherDerivatives(EqualityQuestion question)
    {
        var names = question.Scope.Names;
        foreach (var name in Differentiable(names).Where(Traversal.Symbols(question.Reference).Contains))
        {
            if (Derivative.Of(question.Reference, name, names) is { } further)
            {
                yield return new Candidate(further, "differentiated", () => $"The answer is the derivative of what is asked with respect to ${LatexPrinter.Print(new Symbol(name), names)}$.");
            }
        }
    }

    private static List<string> Differentiable(Declarations names) =>
        [.. names.All.Where(declaration => declaration.Shape.IsScalar && declaration.Kind != SymbolKind.Integer).Select(declaration => declaration.Name)];

    /// <summary>The answer is right for some values of a whole-numbered symbol and wrong for all others, as when a formula for D = 1 is given.</summary>
    public static LikelyMistake? RightForSomeValues(Probe probe)
    {
        foreach (var declaration in probe.Names.All.Where(declaration => declaration.Kind == SymbolKind.Integer))
        {
            var values = probe.RightByValue(declaration.Name);
            if (values.Any(value => value.IsRight) && values.Any(value => !value.IsRight))
            {
                var right = string.Join(", ", values.Where(value => value.IsRight).Select(value => value.Value));
                var wrong = string.Join(", ", values.Where(value => !value.IsRight).Select(value => value.Value));
                var symbol = LatexPrinter.Print(new Symbol(declaration.Name), probe.Names);
                return new LikelyMistake("right-for-some-values", $"The answer is right for ${symbol} = {right}$, and wrong for ${symbol} = {wrong}$.");
            }
        }

        return null;
    }

    /// <summary>
    /// Without being told of which function the derivative is asked: when ∂ᵥ of what is asked is ∂ᵤ of the answer, the two are
    /// the derivatives by u and by v of one function (equality of mixed partial derivatives).
    /// </summary>
    public static LikelyMistake? OtherPartialDerivative(Probe probe)
    {
        var names = probe.Names;
        var scalars = Differentiable(names);
        var ofReference = scalars.ToDictionary(name => name, name => Derivative.Of(probe.Reference, name, names));
        var ofAnswer = scalars.ToDictionary(name => name, name => Derivative.Of(probe.Answer, name, names));
        foreach (var u in scalars)
        {
            foreach (var v in scalars.Where(v => v != u))
            {
                // equal constants are too easily a coincidence
                if (ofReference[v] is { } left && Traversal.Symbols(left).Count > 0 && ofAnswer[u] is { } right && Traversal.Symbols(right).Count > 0 && probe.AreEqual(left, right))
                {
                    return new LikelyMistake("other-derivative", $"The answer looks like the derivative with respect to ${Latex(v)}$ of the function whose derivative with respect to ${Latex(u)}$ is asked.");
                }
            }
        }

        foreach (var u in scalars)
        {
            if (ofAnswer[u] is { } derivative && probe.AreEqual(derivative, probe.Reference))
            {
                return new LikelyMistake("not-differentiated", $"The derivative of the answer with respect to ${Latex(u)}$ is what is asked: the last step of differentiating is missing.");
            }
        }

        return null;

        string Latex(string name) => LatexPrinter.Print(new Symbol(name), names);
    }
}
