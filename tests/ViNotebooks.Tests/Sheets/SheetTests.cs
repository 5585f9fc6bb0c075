using ViNotebooks.Checking;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Sheets;

namespace ViNotebooks.Tests.Sheets;

public class SheetTests
{
    private const string Front = "---\nid: t\ntitle: T\nsource: S\n---\n";

    [Fact]
    public void The_first_sheet_opens_by_its_id()
    {
        var sheet = Sheet.Open("mlgs-02");
        Assert.Equal("mlgs-02", sheet.Id);
        Assert.Equal("Variational inference with an exponential prior", sheet.Title);
        Assert.EndsWith("sheet.md", sheet.File, StringComparison.Ordinal);
        Assert.Equal(
            ["1a", "1a.norm", "1.logev", "1b.Ez", "1b.Ez2", "1b.rec", "1b.prior", "1b.entropy", "1b.kl", "1b", "1a.gap", "1c.theta", "1c.phi", "1c.opt", "2a", "2b.R", "2b.cdf", "2b"],
            sheet.Exercises.Select(exercise => exercise.Id));
    }

    [Fact]
    public void The_first_sheet_is_inside_the_library_too()
    {
        Assert.Contains("mlgs-02", SheetFiles.BuiltInIds);
        using var stream = typeof(Sheet).Assembly.GetManifestResourceStream("notebooks/mlgs-02/sheet.md")!;
        using var reader = new StreamReader(stream);
        Assert.Equal(File.ReadAllText(Sheet.Open("mlgs-02").File), reader.ReadToEnd());
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_an_exception_that_lists_the_built_in_ones()
    {
        var exception = Assert.Throws<SheetException>(() => Sheet.Open("mlgs-99"));
        Assert.Contains("mlgs-02", exception.Message, StringComparison.Ordinal);
        Assert.Empty(exception.Problems);
    }

    [Fact]
    public void An_unknown_exercise_is_an_exception_that_lists_the_known_ones()
    {
        var sheet = Sheet.Open("mlgs-02");
        var exception = Assert.Throws<KeyNotFoundException>(() => sheet["9z"]);
        Assert.Contains("1b.Ez2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_a_sheet_opens()
    {
        var folder = Path.GetDirectoryName(Sheet.Open("mlgs-02").File)!;
        Assert.Equal("mlgs-02", Sheet.Open(folder).Id);
    }

    [Fact]
    public void The_text_of_a_question_runs_from_the_previous_exercise_or_heading_to_the_block()
    {
        var sheet = Good("# Title\n\nShared.\n\n### Kept heading\n\nWhat is $x$?\n\n```exercise\nid: a\nanswer: 1\n```\n\nAnd *now*?\n\n```exercise\nid: b\nanswer: 2\n```\n\nDropped.\n\nSection\n-------\n\n```exercise\nid: c\nanswer: 3\n```\n");
        Assert.Equal("Shared.\n\n### Kept heading\n\nWhat is $x$?", sheet["a"].Text);
        Assert.Equal("And *now*?", sheet["b"].Text);
        Assert.Equal("", sheet["c"].Text);
        Assert.Equal("S", sheet.Source);
    }

    [Fact]
    public void Every_kind_of_symbol_is_declared_with_its_shape()
    {
        var scope = Scope("D: {kind: integer, range: [1, 4]}\nm: {kind: integer, range: [2, 3]}\na: real\nb: positive\nc: nonnegative\nd: probability\nv: vector(D)\nw: positive vector(D)\nu: probability vector(3)\np: simplex(D)\nA: matrix(m, D)\nS: {kind: spd(D), latex: '\\Sigma'}\nQ: orthogonal(2)\nt: {kind: matrix(2, m), also: [tt, T2]}");
        Assert.Equal((SymbolKind.Integer, new Interval(1, 4)), (scope.Find("D")!.Kind, scope.Find("D")!.Range!.Value));
        Assert.Equal((SymbolKind.Real, Shape.Scalar), Meaning("a"));
        Assert.Equal((SymbolKind.Positive, Shape.Scalar), Meaning("b"));
        Assert.Equal((SymbolKind.Nonnegative, Shape.Scalar), Meaning("c"));
        Assert.Equal((SymbolKind.Probability, Shape.Scalar), Meaning("d"));
        Assert.Equal((SymbolKind.Real, Shape.Vector(Size.Of("D"))), Meaning("v"));
        Assert.Equal((SymbolKind.Positive, Shape.Vector(Size.Of("D"))), Meaning("w"));
        Assert.Equal((SymbolKind.Probability, Shape.Vector(Size.Of(3))), Meaning("u"));
        Assert.Equal((SymbolKind.Simplex, Shape.Vector(Size.Of("D"))), Meaning("p"));
        Assert.Equal((SymbolKind.Real, Shape.Matrix(Size.Of("m"), Size.Of("D"))), Meaning("A"));
        Assert.Equal((SymbolKind.Spd, Shape.Matrix(Size.Of("D"), Size.Of("D"))), Meaning("S"));
        Assert.Equal((SymbolKind.Orthogonal, Shape.Matrix(Size.Of(2), Size.Of(2))), Meaning("Q"));
        Assert.Equal((SymbolKind.Real, Shape.Matrix(Size.Of(2), Size.Of("m"))), Meaning("t"));
        Assert.Equal(@"\Sigma", scope.Find("S")!.Latex);
        Assert.Equal(["tt", "T2"], scope.Find("t")!.Also);

        (SymbolKind Kind, Shape Shape) Meaning(string name) => (scope.Find(name)!.Kind, scope.Find(name)!.Shape);
    }

    [Fact]
    public void An_exercise_overrides_symbols_of_the_sheet()
    {
        var text = "---\nid: t\ngiven: {x: real, y: real}\n---\n```exercise\nid: a\ngiven: {x: {kind: positive, range: [1, 2]}}\nanswer: x + y\n```\n";
        var names = Sheet.Read(text, "s.md").Sheet!["a"].Parts[0].Question.Scope.Names;
        Assert.Equal(SymbolKind.Positive, names.Find("x")!.Kind);
        Assert.Equal(SymbolKind.Real, names.Find("y")!.Kind);
    }

    [Fact]
    public void Parts_have_their_own_criterion_aliases_points_and_mistakes()
    {
        var exercise = Good("```exercise\nid: a\ngiven: {m: real, s: positive}\nequal: up to a constant in m\nanswer:\n  m1: 2*m\n  s1^2: {answer: s^2, equal: exactly, also: [v1], points: 2}\nmistakes:\n  - {answer: s, code: no-square, says: 'Square it.', part: 's_1^{2}'}\n```\n")["a"];
        Assert.Equal(3, exercise.Points);
        Assert.Equal(["m1", "s1^2"], exercise.Parts.Select(part => part.Name));
        var mean = Assert.IsType<EqualityQuestion>(exercise.Parts[0].Question);
        var variance = Assert.IsType<EqualityQuestion>(exercise.Parts[1].Question);
        Assert.Equal(new UpToConstant(["m"]), mean.Criterion);
        Assert.Equal(Criterion.Exactly, variance.Criterion);
        Assert.Empty(mean.Mistakes);
        Assert.Equal("no-square", Assert.Single(variance.Mistakes).Code);
        Assert.Equal(["v1"], exercise.Parts[1].Also);
    }

    [Fact]
    public void A_pushforward_declares_its_noise_by_the_support_of_its_distribution()
    {
        var question = Assert.IsType<PushforwardQuestion>(Sheet.Open("mlgs-02")["2b"].Parts[0].Question);
        Assert.Equal(("u", "Uniform", "Exponential"), (question.Noise, ((FamilyLaw)question.Base).Family.Name, ((FamilyLaw)question.Target).Family.Name));
        Assert.Equal(SymbolKind.Probability, question.Scope.Names.Find("u")!.Kind);
        Assert.Equal(SymbolKind.Positive, Noise("Exponential(1)"));
        Assert.Equal(SymbolKind.Real, Noise("Normal(mean = 0, variance = max(1, 2))"));

        static SymbolKind Noise(string distribution) =>
            Good($"```exercise\nid: a\npushes: {{u: {distribution}}}\nto: Exponential(1)\nanswer: u\n```\n")["a"].Parts[0].Question.Scope.Names.Find("u")!.Kind;
    }

    [Fact]
    public void A_derivative_knows_the_reference_it_is_the_derivative_of()
    {
        var sheet = Sheet.Open("mlgs-02");
        var derivative = Assert.IsType<EqualityQuestion>(sheet["1c.phi"].Parts[0].Question).Derivative!.Value;
        Assert.Equal("phi", derivative.By);
        Assert.Same(Assert.IsType<EqualityQuestion>(sheet["1b"].Parts[0].Question).Reference, derivative.Of);
    }

    [Theory]
    [InlineData("where: theta < 10 * max(1, theta)", 1)]
    [InlineData("where: [theta < 10 * max(1, theta), theta > 1]", 2)]
    [InlineData("where:\n  - theta > 1\n  - theta < 2\n  - theta > 1.5", 3)]
    public void Conditions_are_one_text_or_a_list(string where, int count)
    {
        var exercise = Good($"```exercise\nid: a\ngiven: {{theta: positive}}\n{where}\nanswer: theta\n```\n")["a"];
        Assert.Equal(count, exercise.Parts[0].Question.Scope.Where.Count);
    }

    [Fact]
    public void Commas_between_parentheses_need_no_quotes_in_braces()
    {
        var scope = Scope("m: {kind: integer, range: [2, 3]}\nA: {kind: matrix(m, m), latex: 'A'}");
        Assert.Equal(Shape.Matrix(Size.Of("m"), Size.Of("m")), scope.Find("A")!.Shape);
    }

    [Fact]
    public void A_vector_answer_may_stand_without_quotes()
    {
        var exercise = Good("```exercise\nid: a\ngiven: {x: real}\nanswer: [x, max(x, 1)]\n```\n")["a"];
        Assert.Equal(Shape.Vector(Size.Of(2)), exercise.Parts[0].Shape);
    }

    [Fact]
    public void A_solution_is_kept_as_it_is()
    {
        var exercise = Good("```exercise\nid: a\nsolution:\n  first: 1 + 0\nanswer: 1\n```\n")["a"];
        Assert.Equal("first: 1 + 0", exercise.Kept["solution"]);
    }

    [Fact]
    public void Every_example_of_the_format_s_page_is_a_good_sheet()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(Sheet.Open("mlgs-02").File))!;
        var page = File.ReadAllText(Path.Combine(folder, "..", "..", "docs", "sheet-format.md")).ReplaceLineEndings("\n");
        var examples = page.Split("\n````markdown\n").Skip(1).Select(rest => rest[..(rest.IndexOf("\n````", StringComparison.Ordinal) + 1)]).ToList();
        Assert.Equal(7, examples.Count);
        Assert.All(examples, example => Assert.Empty(Sheet.Read(example, "example.md").Problems));
    }

    private static Sheet Good(string body)
    {
        var reading = Sheet.Read(Front + body, "s.md");
        Assert.Empty(reading.Problems);
        return reading.Sheet!;
    }

    private static Declarations Scope(string given)
    {
        var indented = string.Join('\n', given.Split('\n').Select(line => "  " + line));
        return Good($"```exercise\nid: a\ngiven:\n{indented}\nanswer: 1\n```\n")["a"].Parts[0].Question.Scope.Names;
    }
}
