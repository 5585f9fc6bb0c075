using ViNotebooks.Checking;
using ViNotebooks.Sheets;

namespace ViNotebooks.Tests.Sheets;

public class AsksTests
{
    private const string Exponentials = "model: |\n  z ~ Exponential(rate = theta)\n  x ~ Normal(mean = z, variance = 1)\nguide: |\n  z ~ Exponential(rate = phi)\n";
    private const string Given = "given: {x: real, theta: positive, phi: positive}\n";

    // E[s²/(s² + z²)] = s √(2π) exp(s²/2) Φ(−s) for z ~ Normal(0, 1); Owen, A table of normal integrals, 1980
    private const string Lorentzian = "E[z ~ Normal(0, 1)](s^2/(s^2 + z^2))";
    private const string LorentzianMean = "s*sqrt(2*pi)*exp(s^2/2)*Phi(-s)";

    private static readonly string[] FirstSheet = File.ReadAllLines(Sheet.Open("mlgs-02").File);

    private static readonly Lazy<Sheet> WithoutAnswers = new(() => Read(Text(FirstSheet.Where((line, i) =>
        !line.StartsWith("answer: ", StringComparison.Ordinal) || FirstSheet[i - 2].StartsWith("pushes: ", StringComparison.Ordinal)))));

    public static TheoryData<string> Ids() => [.. Sheet.Open("mlgs-02").Exercises.Select(exercise => exercise.Id)];

    /// <summary>Each known mistake of the first sheet as it is written there, and mistakes where the sheet lists none.</summary>
    public static TheoryData<string, string> Mistakes()
    {
        var rows = new TheoryData<string, string>
        {
            { "1a.gap", "(theta - x)^2/2 + log(Phi(x - theta)) + log(2*pi)/2 + 1/phi^2 - (x - theta)/phi - log(phi) + 1" },
            { "1c.theta", "1/theta - phi" },
            { "1c.phi", "2/phi^3 - (x - theta)/phi^2 + 1/phi" },
        };
        var id = "";
        foreach (var line in FirstSheet)
        {
            id = Rest(line, "id: ") ?? id;
            if (Rest(line, "  - answer: ") is { } mistake)
            {
                rows.Add(id, mistake);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_reference_of_the_first_sheet_is_proved_by_what_is_asked(string id)
    {
        var check = SheetCheck.Check(Sheet.Open("mlgs-02")[id], seed: 1);
        Assert.Equal(CheckStatus.Right, check.Status);
        Assert.Empty(check.Findings);
        Assert.Single(check.Checks, words => words.StartsWith("= asks (", StringComparison.Ordinal) || words == "has the distribution asked");
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_reference_that_is_a_mistake_is_found_by_what_is_asked(string id, string mistake)
    {
        var check = SheetCheck.Check(Read(Text(WithReference(id, mistake)))[id], seed: 1);
        Assert.Equal(CheckStatus.Wrong, check.Status);
        var finding = Assert.Single(check.Findings);
        Assert.Matches("^the reference answer is (not what is asked: at .* = .* it is .*, and what is asked is .* \\(.*\\)$|judged wrong: )", finding);
    }

    [Theory]
    [InlineData("1a", "exp(-(z - x + theta)^2/2)")]
    [InlineData("1a", "exp(-(x - z)^2/2)")]
    [InlineData("1a", "3*exp(-z^2/2 + x*z)*exp(-theta*z)")]
    [InlineData("1a.norm", "exp(-(z - x + theta)^2/2)/(sqrt(2*pi)*(1 - Phi(theta - x)))")]
    [InlineData("1a.norm", "exp(-(z - x + theta)^2/2)/sqrt(2*pi)")]
    [InlineData("1.logev", "log(theta*Phi(x - theta)) + theta*(theta/2 - x)")]
    [InlineData("1.logev", "log(theta) - theta^2/2 - theta*x + log(Phi(x - theta))")]
    [InlineData("1b.Ez", "phi^(-1)")]
    [InlineData("1b.Ez", "-1/phi")]
    [InlineData("1b.Ez2", "1/phi^2")]
    [InlineData("1b.rec", @"-\frac12 \log(2\pi) - \frac{(x - 1/\phi)^2}{2} - \frac{1}{2 \phi^2}")]
    [InlineData("1b.rec", "-x^2/2 + x/phi - 1/phi^2")]
    [InlineData("1b.entropy", "log(e/phi)")]
    [InlineData("1b.entropy", "log(phi) - 1")]
    [InlineData("1b.kl", "log(theta/phi) + phi/theta - 1")]
    [InlineData("1b.kl", "[1, 2]")]
    [InlineData("1b", "-1/phi^2 + (x - theta)/phi + log(theta/phi) + const")]
    [InlineData("1b", "1/phi^2 + (x - theta)/phi + log(theta/phi)")]
    [InlineData("1b", "-1/(2*phi^2) + (x - theta)/phi + log(theta) - log(phi)")]
    [InlineData("1c.theta", "1/theta - 1/phi + 1")]
    [InlineData("1c.phi", "2/phi^3 - x/phi^2 - 1/phi")]
    [InlineData("2b.cdf", "-expm1(-phi*z)")]
    [InlineData("2b.cdf", "exp(-phi*z)")]
    public void Without_an_answer_the_closed_form_judges_the_same(string id, string answer)
    {
        var expected = Sheet.Open("mlgs-02")[id].Check(answer, seed: 5);
        var exercise = WithoutAnswers.Value[id];
        var question = Assert.IsType<EqualityQuestion>(exercise.Parts[0].Question);
        Assert.Equal(question.Asked!.ClosedForm, question.Reference);
        var verdict = exercise.Check(answer, seed: 5);
        Assert.Equal((expected.Outcome, expected.Code), (verdict.Outcome, verdict.Code));
        Assert.Equal(expected.Counterexample is null, verdict.Counterexample is null);
    }

    [Fact]
    public void Right_and_wrong_are_told_where_neither_an_answer_nor_a_closed_form_exists()
    {
        var exercise = Exercise($"given: {{s: {{kind: positive, range: [0.3, 3]}}}}\nasks: {Lorentzian}");
        Assert.IsType<DefinitionQuestion>(exercise.Parts[0].Question);

        var right = exercise.Check(LorentzianMean, seed: 1);
        Assert.Equal((Outcome.Correct, "correct"), (right.Outcome, right.Code));
        Assert.Contains(right.Remarks, remark => remark.Contains("evaluated by quadrature", StringComparison.Ordinal));
        Assert.Equal(Outcome.Correct, exercise.Check("s*sqrt(pi/2)*exp(s^2/2)*erfc(s/sqrt(2))", seed: 2).Outcome);

        var wrong = exercise.Check("s*sqrt(2*pi)*exp(s^2/2)*Phi(s)", seed: 1);
        Assert.Equal((Outcome.Incorrect, "different"), (wrong.Outcome, wrong.Code));
        Assert.Equal(["s"], wrong.Counterexample!.Point.Keys);
        Assert.NotEqual(wrong.Counterexample.Expected, wrong.Counterexample.Answer);
        Assert.Contains(wrong.Remarks, remark => remark.Contains("evaluated by quadrature", StringComparison.Ordinal));

        Assert.Equal("wrong-shape", exercise.Check("[s, s]", seed: 1).Code);
        Assert.Equal("constant-not-allowed", exercise.Check($"{LorentzianMean} + const", seed: 1).Code);
        Assert.Equal(Outcome.Unreadable, exercise.Check("s + t", seed: 1).Outcome);
        Assert.Equal(["asks (quadrature)"], SheetCheck.Check(exercise, seed: 1).Checks);
        Assert.Equal(CheckStatus.Right, SheetCheck.Check(exercise, seed: 1).Status);
    }

    [Fact]
    public void A_mistake_against_a_definition_has_its_own_code()
    {
        var exercise = Exercise(
            $"given: {{s: {{kind: positive, range: [0.3, 3]}}}}\nasks: {Lorentzian}\nmistakes:\n  - answer: s^2/(s^2 + 1)\n    code: mean-put-inside\n    says: The mean of a ratio is no ratio of means.");
        var verdict = exercise.Check("1/(1 + 1/s^2)", seed: 1);
        Assert.Equal((Outcome.Incorrect, "mean-put-inside"), (verdict.Outcome, verdict.Code));
        Assert.Equal(["asks (quadrature)", "1 mistake wrong"], SheetCheck.Check(exercise, seed: 1).Checks);
    }

    [Fact]
    public void Softplus_under_a_normal_guide_is_no_softplus_of_the_mean()
    {
        var exercise = Exercise("given: {mu: real, s: {kind: positive, range: [0.3, 2]}}\nguide: z ~ Normal(mu, s^2)\nasks: E_q[log(1 + exp(z))]");
        foreach (var wrong in (string[])["log(1 + exp(mu))", "log(1 + exp(mu + s^2/2))", "mu/2 + log(2)"])
        {
            var verdict = exercise.Check(wrong, seed: 1);
            Assert.Equal(Outcome.Incorrect, verdict.Outcome);
            Assert.Equal(["mu", "s"], verdict.Counterexample!.Point.Keys.Order());
        }
    }

    [Theory]
    [InlineData("up to a constant in m", "m^2 + ", "m^2", Outcome.CorrectUpToConstant)]
    [InlineData("up to a constant in m", "m^2 + ", "m^2 + const", Outcome.CorrectUpToConstant)]
    [InlineData("up to a constant in m", "m^2 + ", "m^2 + " + LorentzianMean, Outcome.Correct)]
    [InlineData("up to a constant in m", "m^2 + ", "m^3", Outcome.Incorrect)]
    [InlineData("up to a constant in m", "m^2 + ", "2*m^2", Outcome.Incorrect)]
    [InlineData("up to a factor in m", "m^2*", "m^2", Outcome.CorrectUpToFactor)]
    [InlineData("up to a factor in m", "m^2*", "m^2*" + LorentzianMean, Outcome.Correct)]
    [InlineData("up to a factor in m", "m^2*", "-m^2", Outcome.Incorrect)]
    [InlineData("up to a factor in m", "m^2*", "m^2 + 1", Outcome.Incorrect)]
    public void A_criterion_holds_against_a_definition(string criterion, string before, string answer, Outcome outcome)
    {
        var exercise = Exercise($"given: {{m: positive, s: {{kind: positive, range: [0.3, 3]}}}}\nequal: {criterion}\nasks: {before}{Lorentzian}");
        Assert.IsType<DefinitionQuestion>(exercise.Parts[0].Question);
        Assert.Equal(outcome, exercise.Check(answer, seed: 1).Outcome);
    }

    [Theory]
    [InlineData("up to a constant in theta", "E_q[log p(x, z)]", "log(theta) - theta/phi", true)]
    [InlineData("up to a constant in theta", "E_q[log p(x, z)]", "log(theta) - theta*phi", false)]
    [InlineData("exactly", "E_q[log p(x, z)]", "log(theta) - theta/phi", false)]
    [InlineData("up to a factor in theta", "p(x)", "theta*exp(theta^2/2 - theta*x)*Phi(x - theta)", true)]
    [InlineData("up to a factor in theta", "p(x)", "-theta*exp(theta^2/2 - theta*x)*Phi(x - theta)", false)]
    [InlineData("up to a factor in theta", "p(x)", "theta*exp(theta^2/2 - theta*x)", false)]
    public void A_reference_is_proved_as_far_as_the_criterion_asks(string criterion, string asks, string answer, bool isRight)
    {
        var equal = criterion == "exactly" ? "" : $"equal: {criterion}\n";
        Assert.Equal(isRight ? CheckStatus.Right : CheckStatus.Wrong, SheetCheck.Check(Exercise($"{Given}{Exponentials}{equal}asks: {asks}\nanswer: {answer}"), seed: 1).Status);
    }

    [Fact]
    public void A_wrong_reference_without_a_closed_form_is_found_with_a_counterexample()
    {
        var check = SheetCheck.Check(Exercise($"given: {{s: {{kind: positive, range: [0.3, 3]}}}}\nasks: {Lorentzian}\nanswer: s^2/(s^2 + 1)"), seed: 1);
        Assert.Equal(CheckStatus.Wrong, check.Status);
        Assert.Contains("= asks (quadrature)", check.Checks);
        Assert.Matches(@"^the reference answer is not what is asked: at s = \S+ it is \S+, and what is asked is \S+ \(quadrature\)$", Assert.Single(check.Findings));
    }

    [Fact]
    public void Each_part_is_judged_by_what_is_asked_of_it()
    {
        var asks = $"{Given}{Exponentials}asks:\n  mean: E_q[z]\n  second: E_q[z^2]\n";
        foreach (var exercise in (Exercise[])[Exercise(asks), Exercise(asks + "answer:\n  mean: 1/phi\n  second: 2/phi^2\n")])
        {
            Assert.Equal(Outcome.Correct, exercise.Check("mean = 1/phi; second = 2/phi^2", seed: 1).Outcome);
            var verdict = exercise.Check("mean = phi; second = 2/phi^2", seed: 1);
            Assert.Equal((Outcome.Incorrect, Outcome.Correct), (verdict.Parts["mean"].Outcome, verdict.Parts["second"].Outcome));
            Assert.Equal(CheckStatus.Right, SheetCheck.Check(exercise, seed: 1).Status);
        }

        var finding = Assert.Single(SheetCheck.Check(Exercise(asks + "answer:\n  mean: 1/phi\n  second: 1/phi^2\n"), seed: 1).Findings);
        Assert.StartsWith("second: the reference answer is not what is asked: at ", finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asks: E_q[z] + z", 5, 7, "asks: is about a value of z, which is not declared; add z to given:")]
    [InlineData("asks: p(z | x)", 5, 7, "asks: is about a value of z, which is not declared; add z to given:")]
    [InlineData("asks: E_q[z] + w", 5, 16, "w")]
    [InlineData("asks: E_q[z] > 1", 5, 7, "asks: is a value, not a condition")]
    [InlineData("asks: q", 5, 7, "q is a distribution")]
    [InlineData("asks: p(z, w)", 5, 12, "w")]
    [InlineData("asks: E_q[z] +", 5, 15, "cannot be read")]
    [InlineData("asks: ''", 5, 8, "asks: is empty")]
    [InlineData("asks: {}", 5, 7, "asks: is empty")]
    [InlineData("asks:\n  mean: E_q[z]\n  mean=1: E_q[z^2]", 7, 3, "'mean=1' is not a name of a part")]
    [InlineData("asks:\n  m_1: E_q[z]\n  m1: E_q[z^2]", 7, 3, "are written the same")]
    [InlineData("asks: '[E_q[z], E_q[z^2]]'\nanswer: 1/phi", 5, 7, "what is asked is a vector(2), and the answer is a scalar")]
    [InlineData("asks: E_q[z]\nanswer: [1/phi, 1]", 5, 7, "what is asked is a scalar, and the answer is a vector(2)")]
    [InlineData("asks: E_q[z]\nanswer: {m: 1/phi}", 5, 7, "the answer has parts; write asks: for each of them: m")]
    [InlineData("asks:\n  n: E_q[z]\nanswer: {m: 1/phi}", 6, 6, "asks: names 'n', which is no part of the answer")]
    [InlineData("asks: E_q[z]\nanswer: E_q[z]", 6, 9, "the answer cannot be read")]
    [InlineData("pushes: {u: 'Uniform(0, 1)'}\nasks: q(z)\nto: Exponential(phi)\nanswer: u", 6, 7, "asks: and to: both say")]
    [InlineData("pushes: {u: 'Uniform(0, 1)'}\nasks: p(z, x)\nanswer: u", 6, 7, "p(z, x) is not a distribution of one number")]
    public void What_is_wrong_with_asks_is_told_with_its_place(string lines, int line, int column, string message)
    {
        var text = $"---\nid: t\ngiven: {{x: real, theta: positive, phi: positive}}\n{Exponentials}---\n```exercise\nid: a\n{lines}\n```\n";
        var offset = text.Split('\n').TakeWhile(row => row != "id: a").Count() + 1 - 4;
        var reading = Sheet.Read(text, "s.md");
        Assert.Null(reading.Sheet);
        var problem = reading.Problems[0];
        Assert.Contains(message, problem.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"s.md({line + offset},{column}): ", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model: |\n  x ~ Normal(z, 1)\n  z ~ Normal(x, 1)", 5, 14, "a model has no cycles")]
    [InlineData("model: |\n  z ~ Normal(z, 1)", 5, 14, "the law of z needs z itself")]
    [InlineData("model: |\n\n  z ~ Exponential(rate = theta)\n  x ~ Normal(mean = w, variance = 1)", 7, 21, "w is not declared")]
    [InlineData("model: |\n    z ~ Exponential(rate = theta)\n    x ~ Nrmal(z, 1)", 6, 9, "Nrmal")]
    [InlineData("model: z ~ Exponential(rate = lambda)", 4, 31, "lambda")]
    [InlineData("model: z ~ Exponential(theta)\nguide: |\n  # the guide\n  z ~ Exponential(rate = phi + w)", 7, 32, "w")]
    [InlineData("model: |\n  z is Normal", 5, 3, "'z is Normal' is not a variable with its law")]
    [InlineData("model: [a, b]", 4, 8, "")]
    [InlineData("model: ''", 4, 9, "there is no variable")]
    public void What_is_wrong_with_a_model_is_told_with_its_place(string lines, int line, int column, string message)
    {
        var given = "given: {x: real, theta: positive, phi: positive}\n";
        var inFront = Sheet.Read($"---\nid: t\n{given}{lines}\n---\n", "s.md");
        Assert.Null(inFront.Sheet);
        Assert.StartsWith($"s.md({line},{column}): ", inFront.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(message, inFront.Problems[0].ToString(), StringComparison.Ordinal);

        var inBlock = Sheet.Read($"---\nid: t\n---\n```exercise\nid: a\n{given}{lines}\nanswer: x\n```\n", "s.md");
        Assert.StartsWith($"s.md({line + 3},{column}): ", inBlock.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(message, inBlock.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_of_an_exercise_replaces_that_of_the_sheet()
    {
        var text = $"---\nid: t\n{Given}{Exponentials}---\n```exercise\nid: a\nasks: E_q[z]\n```\n```exercise\nid: b\nguide: z ~ Gamma(shape = 2, rate = phi)\nasks: E_q[z]\n```\n";
        var sheet = Read(text);
        Assert.Equal(Outcome.Correct, sheet["a"].Check("1/phi", seed: 1).Outcome);
        Assert.Equal(Outcome.Correct, sheet["b"].Check("2/phi", seed: 1).Outcome);
    }

    [Theory]
    [InlineData("Normal(z; mu, s^2)", Outcome.Correct)]
    [InlineData("Normal(z; mu, s)", Outcome.Incorrect)]
    [InlineData(@"\mathcal{N}(z \mid \mu, s^2)", Outcome.Correct)]
    [InlineData(@"\mathcal{N}(z; \mu, s)", Outcome.Incorrect)]
    [InlineData("exp(-(z - mu)^2/(2*s^2))/sqrt(2*pi*s^2)", Outcome.Correct)]
    [InlineData("exp(log(Normal(z; mu, s^2)))", Outcome.Correct)]
    [InlineData("Normal(z; 0, s^2)*exp(mu*z/s^2 - mu^2/(2*s^2))", Outcome.Correct)]
    [InlineData("Normal(z; mu, s^2) + Normal(mu; z, s^2) - Normal(2*z; z + mu, s^2)", Outcome.Correct)]
    [InlineData("Normal(z; mu)", Outcome.Unreadable)]
    [InlineData("Normal(mu, s^2)", Outcome.Unreadable)]
    [InlineData("q(z)", Outcome.Unreadable)]
    [InlineData("E_q[z]", Outcome.Unreadable)]
    [InlineData("KL(q || p)", Outcome.Unreadable)]
    [InlineData("KL(Normal(mu, s^2) || Normal(0, 1))", Outcome.Unreadable)]
    [InlineData("int(t, 0, 1, t)", Outcome.Unreadable)]
    [InlineData("E[t ~ Normal(0, 1)](t) + Normal(z; mu, s^2)", Outcome.Unreadable)]
    [InlineData(@"\mathbb{E}_{q}[z]", Outcome.Unreadable)]
    [InlineData(@"\mathrm{KL}(q \| p)", Outcome.Unreadable)]
    public void An_answer_may_contain_densities_of_families_and_no_expectation(string answer, Outcome outcome)
    {
        var exercise = Exercise("given: {z: real, mu: real, s: {kind: positive, range: [0.3, 3]}}\nmodel: z ~ Normal(0, 1)\nguide: z ~ Normal(mu, s^2)\nasks: q(z)");
        var verdict = exercise.Check(answer, seed: 1);
        Assert.True(outcome == verdict.Outcome, $"{verdict.Outcome}: {verdict.Says}");
        if (outcome == Outcome.Unreadable)
        {
            Assert.Matches(@"^.{12,}\(line 1, column \d+\)\.$", verdict.Says);
        }
    }

    [Fact]
    public void A_density_of_a_half_line_is_zero_outside_it()
    {
        var exercise = Exercise("given: {z: {kind: positive}, phi: positive}\nguide: z ~ Exponential(phi)\nasks: q(z)");
        Assert.Equal(Outcome.Correct, exercise.Check("Exponential(z; phi)", seed: 1).Outcome);
        Assert.Equal(Outcome.Correct, exercise.Check(@"\mathrm{Exponential}(z; \phi)", seed: 1).Outcome);
        Assert.Equal(Outcome.Incorrect, exercise.Check("Exponential(z; 1/phi)", seed: 1).Outcome);
        Assert.Equal(Outcome.Correct, Exercise("given: {z: {kind: positive}, phi: positive}\nasks: log(Exponential(z; phi))").Check("log(phi) - phi*z", seed: 1).Outcome);
    }

    [Fact]
    public void A_lambda_is_judged_by_a_definition()
    {
        var exercise = Exercise($"given: {{s: {{kind: positive, range: [0.3, 3]}}}}\nasks: {Lorentzian}");
        Assert.Equal(Outcome.Incorrect, exercise.Check(s => s * s / ((s * s) + 1), seed: 1).Outcome);
        Assert.Equal(Outcome.Correct, exercise.Check(s => Trapezoid(s), seed: 1).Outcome);
        Assert.Equal((Outcome.Incorrect, "different"), exercise.Check(s => 1.0001 * Trapezoid(s), seed: 1) is var verdict ? (verdict.Outcome, verdict.Code) : default);

        var closed = Exercise($"{Given}{Exponentials}asks: E_q[z^2]");
        Assert.Equal(Outcome.Correct, closed.Check(phi => 2 / (phi * phi), seed: 1).Outcome);
        Assert.Equal(Outcome.Incorrect, closed.Check(phi => 1 / (phi * phi), seed: 1).Outcome);

        // the trapezoidal rule converges faster than any power of the step here, up to exp(−2π s/h)
        static double Trapezoid(double s)
        {
            const double Step = 1.0 / 32;
            var sum = 0.0;
            for (var i = -32 * 12; i <= 32 * 12; i++)
            {
                var z = i * Step;
                sum += Step * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * s * s / ((s * s) + (z * z));
            }

            return sum;
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_verdict_against_a_definition()
    {
        var exercise = Exercise($"given: {{s: {{kind: positive, range: [0.3, 3]}}}}\nasks: {Lorentzian}");
        var (one, other) = (exercise.Check("s/2", seed: 9), exercise.Check("s/2", seed: 9));
        Assert.Equal(one.Counterexample!.Point, other.Counterexample!.Point);
        Assert.Equal(one.Counterexample.Expected, other.Counterexample.Expected);
    }

    [Fact]
    public void A_definition_without_a_value_is_found_when_the_sheet_is_checked()
    {
        var check = SheetCheck.Check(Exercise("given: {a: positive}\nasks: int(z, 0, inf, 1/(a + z))"), seed: 1);
        Assert.Equal(CheckStatus.Wrong, check.Status);
        Assert.Contains("diverges", Assert.Single(check.Findings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer: Normal(z; mu, s^2)", "q(z)", "z ~ Normal(mu, s^2)")]
    [InlineData("answer: log(Normal(z; mu, s^2))", "log q(z)", "z ~ Normal(mu, s^2)")]
    [InlineData("answer: Exponential(z; s)", "q(z)", "z ~ Exponential(s)")]
    [InlineData("answer: Uniform(z; mu, mu + s)", "q(z)", "z ~ Uniform(mu, mu + s)")]
    [InlineData("answer: Laplace(z; mu, s)\nmistakes:\n  - answer: Normal(z; mu, s^2)\n    code: normal\n    says: No.", "q(z)", "z ~ Laplace(mu, s)")]
    public void A_reference_may_contain_densities_of_families(string answer, string asks, string guide)
    {
        var exercise = Exercise($"given: {{z: real, mu: real, s: {{kind: positive, range: [0.3, 3]}}}}\nguide: {guide}\nasks: {asks}\n{answer}");
        var check = SheetCheck.Check(exercise, seed: 1);
        Assert.Empty(check.Findings);
        Assert.Contains("= asks (closed form)", check.Checks);
    }

    [Theory]
    [InlineData("Normal(z; mu, -s^2)", Outcome.Incorrect)]
    [InlineData("Exponential(z; s)", Outcome.Incorrect)]
    [InlineData(@"\mathcal{N}(z | \mu, s^2)", Outcome.Correct)]
    [InlineData(@"\mathcal N(z; \mu, s^2)", Outcome.Correct)]
    [InlineData(@"\frac{1}{s} \mathcal{N}\left(\frac{z - \mu}{s}; 0, 1\right)", Outcome.Correct)]
    public void A_density_is_judged_by_its_values(string answer, Outcome outcome)
    {
        var exercise = Exercise("given: {z: real, mu: real, s: {kind: positive, range: [0.3, 3]}}\nguide: z ~ Normal(mu, s^2)\nasks: q(z)");
        var verdict = exercise.Check(answer, seed: 1);
        Assert.True(outcome == verdict.Outcome, $"{verdict.Outcome}: {verdict.Says}");
    }

    [Theory]
    [InlineData("sqrt(2*pi)*exp(1/2)*Phi(-1)", Outcome.Correct, "correct")]
    [InlineData("sqrt(2*pi*e)*(1 - Phi(1))", Outcome.Correct, "correct")]
    [InlineData("0.6557", Outcome.Correct, "correct-but-rounded")]
    [InlineData("0.65568", Outcome.Correct, "correct-but-rounded")]
    [InlineData("1.31136/2", Outcome.Correct, "correct-but-rounded")]
    [InlineData("0.6556", Outcome.Incorrect, "different")]
    [InlineData("0.6567", Outcome.Incorrect, "different")]
    [InlineData("0.7", Outcome.Incorrect, "different")]
    [InlineData("2/3", Outcome.Incorrect, "different")]
    [InlineData("log(-1)", Outcome.Incorrect, "different")]
    public void A_number_is_asked_for(string answer, Outcome outcome, string code)
    {
        var verdict = Exercise("asks: E[z ~ Normal(0, 1)](1/(1 + z^2))").Check(answer, seed: 1);
        Assert.Equal((outcome, code), (verdict.Outcome, verdict.Code));
    }

    [Fact]
    public void A_row_is_taken_for_the_column_that_is_asked_for()
    {
        var open = Exercise($"given: {{s: {{kind: positive, range: [0.3, 3]}}}}\nasks: '[{Lorentzian}, s]'");
        Assert.IsType<DefinitionQuestion>(open.Parts[0].Question);
        Assert.Equal(Outcome.Correct, open.Check($"[{LorentzianMean}, s]", seed: 1).Outcome);
        var closed = Exercise("given: {s: positive}\nasks: '[E[z ~ Normal(0, 1)](z^2), s]'");
        foreach (var (exercise, answer) in new[] { (open, $"[{LorentzianMean}, s]'"), (closed, "[1, s]'") })
        {
            var verdict = exercise.Check(answer, seed: 1);
            Assert.Equal(Outcome.Correct, verdict.Outcome);
            Assert.Contains("The answer is a row; it was taken as the column that is asked.", verdict.Remarks);
        }
    }

    [Fact]
    public void What_is_asked_may_be_written_in_latex()
    {
        var exercise = Exercise($"{Given}{Exponentials}asks: '\\mathbb{{E}}_{{q_\\phi(z)}}[\\log p_\\theta(x \\mid z)]'");
        Assert.Equal(Outcome.Correct, exercise.Check("-log(2*pi)/2 - x^2/2 + x/phi - 1/phi^2", seed: 1).Outcome);
    }

    [Fact]
    public void Line_ends_of_windows_make_no_difference()
    {
        var text = $"---\nid: t\n{Given}{Exponentials}---\n```exercise\nid: a\nasks: E_q[log p(x | z)]\n```\n".Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(Outcome.Correct, Read(text)["a"].Check("-log(2*pi)/2 - x^2/2 + x/phi - 1/phi^2", seed: 1).Outcome);
        Assert.StartsWith(
            "s.md(6,21): model: w is not declared", Sheet.Read(text.Replace("mean = z", "mean = w", StringComparison.Ordinal), "s.md").Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sampled_definition_refutes_and_does_not_prove()
    {
        var exercise = Exercise("given: {a: {kind: positive, range: [0.5, 2]}}\nasks: E[v ~ Normal([0, 0, 0, 0, 0, 0], identity(6))](exp(-a*sqrt(v' v)))");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var verdict = exercise.Check("exp(-a)", seed: 1);
        Assert.Equal(Outcome.Incorrect, verdict.Outcome);
        Assert.Contains(verdict.Remarks, remark => remark.Contains("Monte Carlo", StringComparison.Ordinal));
        Assert.True(clock.Elapsed.TotalSeconds < 20, $"{clock.Elapsed}");
    }

    /// <summary>The first sheet with another reference in one exercise, which knows no mistakes and is no derivative of another.</summary>
    private static IEnumerable<string> WithReference(string id, string answer)
    {
        var (isInside, isAmongMistakes) = (false, false);
        foreach (var line in FirstSheet)
        {
            isInside = line == $"id: {id}" || (isInside && line != "```");
            isAmongMistakes = isInside && (isAmongMistakes || line == "mistakes:");
            if (!isAmongMistakes && !(isInside && Rest(line, "derivative: ") is not null))
            {
                yield return isInside && Rest(line, "answer: ") is not null ? $"answer: {answer}" : line;
            }
        }
    }

    private static string? Rest(string line, string start) => line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : null;

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";

    private static Exercise Exercise(string lines) => Read($"---\nid: t\n---\n```exercise\nid: a\n{lines.TrimEnd('\n')}\n```\n")["a"];

    private static Sheet Read(string text)
    {
        var reading = Sheet.Read(text, "s.md");
        Assert.True(reading.Sheet is not null, string.Join('\n', reading.Problems));
        return reading.Sheet;
    }
}
