using FsCheck;
using FsCheck.Fluent;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;
using ViNotebooks.Tests.Checking;

namespace ViNotebooks.Tests.Expressions.Printing;

public sealed class RoundTripTests
{
    public static TheoryData<string> Ids => AnswerTable.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_expression_of_the_answers_prints_and_parses_back(string id)
    {
        var entry = AnswerTable.Find(id);
        var names = entry.Exercise.Parts[0].Question.Scope.Names;
        var lost = new List<string>();
        foreach (var text in entry.Answers.SelectMany(answer => answer.Infix.Values.Concat(answer.Latex.Values)))
        {
            var expression = ExpressionReader.Read(text, names).Expression;
            Assert.NotNull(expression);
            lost.AddRange(Lost(expression, names));
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    [Fact]
    public void A_random_tree_prints_and_parses_back()
    {
        var trees = ArbMap.Default.GeneratorFor<int>().Select(seed => new RandomTree(new RandomStream((ulong)(uint)seed)))
            .SelectMany(tree => Gen.Choose(0, 5), (tree, depth) => tree.Scalar(depth));
        var property = Prop.ForAll(
            Arb.From(trees, Parts),
            tree => Lost(tree, Names.Usual) is { Count: 0 } ? true.Label("") : false.Label(string.Join("; ", Lost(tree, Names.Usual))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20240607, 7), property);
    }

    /// <summary>The scalar parts of a tree that stand on their own, to make a failure small.</summary>
    private static IEnumerable<Expr> Parts(Expr tree) =>
        Traversal.Children(tree).Where(part => Elaborator.TryElaborate(part, Names.Usual) is { Shape.IsScalar: true }
            && Traversal.Symbols(part).All(name => Names.Usual.Find(name) is not null));

    private static List<string> Lost(Expr expression, Declarations names)
    {
        var lost = new List<string>();
        foreach (var (text, notation) in new[] { (InfixPrinter.Print(expression), Notation.Infix), (LatexPrinter.Print(expression, names), Notation.Latex) })
        {
            var again = ExpressionReader.Read(text, names, notation);
            if (again.Expression != expression)
            {
                lost.Add($"{text} → {(again.Expression is { } read ? InfixPrinter.Print(read) : again.Problem!.Message)}");
            }
        }

        return lost;
    }
}
