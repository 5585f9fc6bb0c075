using ViNotebooks.Display;
using ViNotebooks.Expressions;

namespace ViNotebooks.Tests.Display;

/// <summary>What a notebook shows of a verdict, compared with the files in Cases/Display; set VINB_ACCEPT=1 to accept what is shown now.</summary>
public sealed class VerdictBundleTests
{
    public static TheoryData<string> Names => ["correct", "up-to-constant", "incorrect", "unreadable", "undecided", "parts"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bundles_look_as_agreed(string name)
    {
        var shown = string.Concat(new VerdictFormatterSource().CreateTypeFormatters().Cast<MimeFormatter<Verdict>>().Select(formatter =>
        {
            using var writer = new StringWriter();
            Assert.True(formatter.Format(Example(name), writer));
            return $"== {formatter.MimeType}\n{writer}\n";
        }));

        var golden = Path.Combine(Repository.Root, "tests", "ViNotebooks.Tests", "Cases", "Display", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("VINB_ACCEPT") == "1")
        {
            File.WriteAllText(golden, shown);
        }

        Assert.Equal(File.ReadAllText(golden), shown);
    }

    [Fact]
    public void Nothing_that_an_answer_or_a_sheet_brings_becomes_markup()
    {
        const string Script = "<script>alert('x')</script>";
        var verdict = new Verdict
        {
            Exercise = Script,
            Outcome = Outcome.Incorrect,
            Code = "x",
            Says = $"{Script} and ${Script}$",
            ReadAsLatex = Script,
            Constant = new Symbol("c"),
            ConstantLatex = Script,
            Remarks = [Script],
            Counterexample = new Counterexample(new Dictionary<string, string> { [Script] = Script }, Script, Script),
            Parts = new Dictionary<string, Verdict> { [Script] = new() { Outcome = Outcome.Correct, Code = Script, Says = Script } },
        };

        Assert.DoesNotContain("<script", verdict.ToHtml());
        Assert.Contains("&lt;script&gt;", verdict.ToHtml());
    }

    [Theory]
    [InlineData("50% of a_b & {c} #1 ~ ^ \\", @"50\% of a\_b \& \{c\} \#1 \textasciitilde{} \textasciicircum{} \textbackslash{}")]
    public void Words_in_latex_mean_themselves(string words, string latex) => Assert.Equal(latex, VerdictLatex.Escape(words));

    private static Verdict Example(string name) => name switch
    {
        "correct" => new Verdict
        {
            Exercise = "1a",
            Outcome = Outcome.Correct,
            Code = "equal",
            Says = "Equal to what was asked.",
            ReadAs = Make.Square(new Symbol("x")),
            ReadAsLatex = "x^2",
            Seed = 7,
        },
        "up-to-constant" => new Verdict
        {
            Exercise = "1b",
            Outcome = Outcome.CorrectUpToConstant,
            Code = "equal-up-to-constant",
            Says = "The answer lacks the constant $1$, which does not matter here.",
            ReadAs = new Symbol("x"),
            ReadAsLatex = "x",
            Constant = Number.One,
            ConstantLatex = "1",
            Remarks = ["1/2x was read as $\\frac{1}{2} x$."],
        },
        "incorrect" => new Verdict
        {
            Exercise = "1c",
            Outcome = Outcome.Incorrect,
            Code = "sign-of-term",
            Says = "The term $\\frac{x - \\theta}{\\phi}$ has the opposite sign.",
            ReadAs = new Symbol("x"),
            ReadAsLatex = "x",
            Counterexample = new Counterexample(new Dictionary<string, string> { ["x"] = "0.5", ["phi"] = "2" }, "0.25", "-0.25"),
        },
        "unreadable" => new Verdict
        {
            Exercise = "1d",
            Outcome = Outcome.Unreadable,
            Code = "unreadable",
            Says = "Found ')' but expected a number & a name.",
            Position = (1, 5),
        },
        "undecided" => new Verdict { Outcome = Outcome.Undecided, Code = "undecided", Says = "Neither shown equal nor shown different." },
        _ => new Verdict
        {
            Exercise = "2",
            Outcome = Outcome.Incorrect,
            Code = "parts",
            Says = "1 of 2 parts is right.",
            Parts = new Dictionary<string, Verdict>
            {
                ["m1"] = new() { Outcome = Outcome.Correct, Code = "equal", Says = "Equal to what was asked.", ReadAs = new Symbol("m"), ReadAsLatex = "m" },
                ["s1^2"] = new() { Outcome = Outcome.Incorrect, Code = "different", Says = "Different from what was asked." },
            },
        },
    };
}
