using ViNotebooks.Expressions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Expressions;

/// <summary>Random scalar expressions in probability notation over <see cref="Declared"/>.</summary>
internal sealed class RandomProbability(RandomStream random)
{
    public static readonly Declarations Declared = new(Names.Usual.All) { Laws = new HashSet<string> { "g", "h" } };

    private static readonly string[] Variables = ["z", "xi", "r1", "x", "theta"];
    private static readonly string[] Parameters = ["phi", "mu1", "a", "sigma2"];
    private static readonly string[] Families = ["Normal", "Gamma", "Exponential", "Beta", "Laplace"];

    private readonly List<string> bound = [];

    public Expr Scalar(int depth) => depth <= 0 ? Leaf() : random.Next(12) switch
    {
        0 => new Density(Model(), null),
        1 => new Density(Family(depth - 1), Scalar(depth - 1)),
        2 or 3 => Expectation(depth - 1),
        4 => Functional(depth - 1),
        5 => Integral(depth - 1),
        6 => new Extremum((ExtremumKind)random.Next(4), [Pick(Parameters)], Scalar(depth - 1)),
        7 => new Differential([Pick(Parameters)], IsGradient: random.Next(2) == 0, Scalar(depth - 1)),
        8 => Make.Add(Scalar(depth - 1), Scalar(depth - 1)),
        9 => Make.Multiply(Scalar(depth - 1), Scalar(depth - 1)),
        10 => Make.Call(Function.Log, Scalar(depth - 1)),
        _ => Make.Power(Scalar(depth - 1), Number.Two),
    };

    private Expr Leaf() => random.Next(3) == 0 ? new RandomTree(random).Scalar(2)
        : new Symbol(bound.Count > 0 && random.Next(2) == 0 ? Pick([.. bound]) : Pick(Parameters));

    private ModelTerm Model()
    {
        var value = random.Next(2) == 0 ? (Expr)new Symbol("x") : Make.Add(new Symbol("a"), Number.One);
        return new ModelTerm(Pick(["g", "h"]), [new At("x", value)], random.Next(2) == 0 ? [] : [new At("theta", new Symbol("theta")), new At("b", Number.Two)]);
    }

    private FamilyTerm Family(int depth) => new(
        Pick(Families), [new LawArgument(null, Scalar(depth - 1)), new LawArgument(random.Next(2) == 0 ? "rate" : null, Scalar(depth - 1))]);

    private Expr Law(int depth) => random.Next(5) switch
    {
        0 => new ModelTerm(Pick(["g", "h"]), [], []),
        1 => new ModelTerm("g", [new At("x", new Symbol("x"))], [new At("y", new Symbol("y"))]),
        2 => new FamilyTerm("Mixture", [new LawArgument(null, Number.One), new LawArgument(null, Family(depth)), new LawArgument(null, Family(depth))]),
        3 => new FamilyTerm("Truncated", [new LawArgument(null, Family(depth)), new LawArgument(null, new Negate(Constant.Infinity)), new LawArgument(null, Number.One)]),
        _ => Family(depth),
    };

    private Functional Functional(int depth) => (FunctionalKind)random.Next(5) switch
    {
        FunctionalKind.Entropy => new Functional(FunctionalKind.Entropy, [Law(depth)]),
        FunctionalKind.Renyi => new Functional(FunctionalKind.Renyi, [Law(depth), Law(depth)], Scalar(depth - 1)),
        var kind => new Functional(kind, [Law(depth), Law(depth)]),
    };

    private Expectation Expectation(int depth)
    {
        var kind = (MomentKind)random.Next(3);
        var mark = bound.Count;
        var draws = new List<Draw>();
        for (var i = random.Next(2); i >= 0; i--)
        {
            if (random.Next(4) == 0)
            {
                draws.Add(new Draw([], new ModelTerm("g", [], [])));
                continue;
            }

            var variable = Pick(Variables);
            draws.Add(new Draw([variable], random.Next(3) == 0 ? new ModelTerm("h", [], []) : Family(depth)));
            bound.Add(variable);
        }

        Sequence<Expr> bodies = kind == MomentKind.Covariance ? [Scalar(depth), Scalar(depth)] : [Scalar(depth)];
        bound.RemoveRange(mark, bound.Count - mark);
        return new Expectation(kind, draws.ToSequence(), bodies);
    }

    private Integral Integral(int depth)
    {
        var variable = Pick(Variables);
        var (from, to) = random.Next(3) switch
        {
            0 => (null, null),
            1 => (new Negate(Constant.Infinity), (Expr?)Constant.Infinity),
            _ => ((Expr?)Scalar(0), (Expr?)Scalar(depth - 1)),
        };
        bound.Add(variable);
        var body = Scalar(depth);
        bound.RemoveAt(bound.Count - 1);
        return new Integral(variable, from, to, body);
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
