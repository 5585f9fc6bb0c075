using ViNotebooks.Checking.Diagnosis;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>
/// Decides whether a transformation T of noise has the distribution that is asked, whatever transformation it is. A monotone
/// one is right when F(T(ε)) is the noise's own distribution function B(ε), or 1 − B(ε) where it decreases: an equality of
/// expressions. For any other the distribution function of T is computed from the places where T crosses a threshold.
/// </summary>
internal static class Pushforward
{
    public static Verdict Check(PushforwardQuestion question, Reading answer, RandomStream random)
    {
        if (!answer.Shape.IsScalar)
        {
            return Verdict.Incorrect("wrong-shape", $"What is asked is a scalar; the answer is {answer.Shape}.");
        }

        if (answer.HasFreeConstant || answer.HasFreeFactor || answer.IsProportional)
        {
            return Verdict.Incorrect("constant-not-allowed", "The answer leaves a constant or factor open, and the whole transformation is asked here.");
        }

        var transformation = answer.Expression!;
        var (noise, target) = (question.Noise, question.Target);
        if (!Traversal.Symbols(transformation).Contains(noise))
        {
            return Verdict.Incorrect("noise-not-used", $"The answer does not depend on the noise ${LatexPrinter.Print(new Symbol(noise), question.Scope.Names)}$, so that it always has one value.");
        }

        var transformed = DistributionFunction(target, transformation);
        var own = DistributionFunction(question.Base, new Symbol(noise));
        foreach (var monotone in new[] { own, Make.Subtract(Number.One, own) })
        {
            if (Equivalence.Compare(transformed, monotone, question.Scope, Criterion.Exactly, random.Split("monotone")).Equality == Equality.Equal)
            {
                return Correct();
            }
        }

        return Crossing(question, transformation, random.Split("crossing")) switch
        {
            { Kind: CrossingKind.Agrees } => Correct(),
            { Kind: CrossingKind.Differs } found => Wrong(question, transformation, found, random),
            { Kind: CrossingKind.UndefinedSomewhere } found => Wrong(question, transformation, found, random) with
            {
                Code = "undefined",
                Says = "The answer has no value for part of the noise.",
            },
            _ => new Verdict { Outcome = Outcome.Undecided, Code = "undecided", Says = "The distribution of the answer could not be computed; it was neither shown right nor wrong." },
        };
    }

    private static CrossingResult Crossing(PushforwardQuestion question, Expr transformation, RandomStream random)
    {
        var symbols = question.Scope.Scalars;
        return ScalarProgram.Compile(transformation, symbols) is { } program
            ? new ThresholdCrossing(question, (parameters, noise) => ThresholdCrossing.Run(program, symbols, question.Noise, parameters, noise), isMonotoneDecided: true, random).Find()
            : new CrossingResult(CrossingKind.Unclear);
    }

    /// <summary>P(X ≤ x) on the whole line: 0 below the support, 1 above.</summary>
    public static Expr DistributionFunction(Law law, Expr at)
    {
        var inside = law.Cdf(at) ?? throw new ArgumentException($"{law} has no distribution function.", nameof(law));
        var support = (IntervalSupport)law.Support;
        if (support.High is { } high)
        {
            inside = new Conditional(new Comparison(Relation.Greater, at, high), Number.One, inside);
        }

        return support.Low is { } low ? new Conditional(new Comparison(Relation.Less, at, low), Number.Zero, inside) : inside;
    }

    private static Verdict Correct() => new() { Outcome = Outcome.Correct, Code = "correct", Says = "Correct: the answer has the distribution that is asked." };

    private static Verdict Wrong(PushforwardQuestion question, Expr transformation, CrossingResult found, RandomStream random)
    {
        var likely = Likely(question, transformation, random.Split("diagnosis"));
        var wrong = WrongDistribution(question, found);
        return likely is null ? wrong : wrong with { Code = likely.Code, Says = likely.Says };
    }

    public static Verdict WrongDistribution(PushforwardQuestion question, CrossingResult found)
    {
        var names = question.Scope.Names;
        var point = found.Parameters is null ? [] : found.Parameters.Describe(names).Where(pair => pair.Key != question.Noise).ToDictionary(pair => pair.Key, pair => pair.Value);
        return Verdict.Incorrect("wrong-distribution", "The answer does not have the distribution that is asked.") with
        {
            Counterexample = new Counterexample(
                point,
                found.Kind == CrossingKind.UndefinedSomewhere ? "undefined" : $"P(T ≤ {found.Threshold:R}) = {found.Found:G9}",
                $"P(T ≤ {found.Threshold:R}) = {found.Wanted:G9}"),
        };
    }

    private static LikelyMistake? Likely(PushforwardQuestion question, Expr transformation, RandomStream random)
    {
        var scope = question.Scope;
        var inverse = question.Target.Cdf(new Symbol(question.Noise))!;
        var known = question.Mistakes.ToArray().FirstOrDefault(mistake =>
            Equivalence.Compare(transformation, mistake.Answer, scope, Criterion.Exactly, random.Split("known")).Equality == Equality.Equal);
        if (known is not null)
        {
            return new LikelyMistake(known.Code, known.Says);
        }

        if (Equivalence.Compare(transformation, inverse, scope, Criterion.Exactly, random.Split("inverse")).Equality == Equality.Equal)
        {
            return new LikelyMistake("cdf-not-inverse", "The answer is the distribution function of the target at the noise; its inverse is needed.");
        }

        // a decreasing transformation is as right as an increasing one, so that mistakes are looked for in both
        var references = new List<Expr> { question.Reference };
        var own = question.Base.Cdf(new Symbol(question.Noise))!;
        references.AddRange(new[] { own, Make.Subtract(Number.One, own) }
            .Select(question.Target.Quantile)
            .OfType<Expr>()
            .Select(transformation => Simplifier.Simplify(transformation, scope.Names)));

        foreach (var reference in references)
        {
            var equality = new EqualityQuestion(scope, Criterion.Exactly, reference, []);
            if (Diagnoser.Diagnose(equality, transformation, random.Split("equality")) is { } likely)
            {
                return likely;
            }
        }

        return null;
    }
}
