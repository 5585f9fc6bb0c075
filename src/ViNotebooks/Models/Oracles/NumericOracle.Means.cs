using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <content>Means over scalar draws.</content>
internal sealed partial class NumericOracle
{
    /// <summary>What a triple integral may cost where sampling could take over.</summary>
    private const long TripleEvaluations = 1_000_000;

    /// <summary>E[body], term by term, each over the draws that it needs only.</summary>
    private Measured Mean(IReadOnlyList<ScalarDraw> draws, Expr body)
    {
        Measured? total = null;
        foreach (var (sign, term) in Split(body))
        {
            var needed = Needed(draws, term);
            var mean = needed.Count == 0 ? Number(term) : TermMean(needed, term);
            mean = sign < 0 ? mean with { Value = -mean.Value } : mean;
            total = total is { } sum
                ? new Measured(sum.Value + mean.Value, sum.Error + mean.Error, Measured.Weaker(sum.Oracle, mean.Oracle)) { Sampling = Measured.Joined(sum.Sampling, mean.Sampling) }
                : mean;
        }

        return total ?? Measured.Exactly(0);
    }

    private static IEnumerable<(int Sign, Expr Term)> Split(Expr body) => body switch
    {
        Binary { Operator: BinaryOperator.Add } sum => Split(sum.Left).Concat(Split(sum.Right)),
        Binary { Operator: BinaryOperator.Subtract } difference => Split(difference.Left).Concat(Split(difference.Right).Select(term => (-term.Sign, term.Term))),
        Negate negate => Split(negate.Operand).Select(term => (-term.Sign, term.Term)),
        _ => [(1, body)],
    };

    /// <summary>The draws that occur in a body, and those that their laws use.</summary>
    private static List<ScalarDraw> Needed(IReadOnlyList<ScalarDraw> draws, Expr body)
    {
        var used = Traversal.Symbols(body).ToHashSet(StringComparer.Ordinal);
        var needed = new List<ScalarDraw>();
        for (var i = draws.Count - 1; i >= 0; i--)
        {
            if (used.Contains(draws[i].Name))
            {
                needed.Insert(0, draws[i]);
                used.UnionWith(draws[i].Uses);
            }
        }

        return needed;
    }

    private Measured TermMean(IReadOnlyList<ScalarDraw> draws, Expr body)
    {
        CheckParameters(draws);
        var (plain, inherited) = WithoutConstantNodes(draws, body);
        var factors = Factors(plain).ToList();
        var groups = Independent(draws, factors);
        if (groups.Count > 1)
        {
            return Product(groups, factors);
        }

        var result = Integral(draws, plain);
        return inherited.Oracle == Oracle.ClosedForm
            ? result
            : result with
            {
                Error = result.Error + (WideFloat.Abs(result.Value) * inherited.Error),
                Oracle = Measured.Weaker(result.Oracle, inherited.Oracle),
                Sampling = Measured.Joined(result.Sampling, inherited.Sampling),
            };
    }

    /// <summary>Nodes that no draw enters are worked out first; gives the sum of their relative errors.</summary>
    private (Expr Body, Measured Inherited) WithoutConstantNodes(IReadOnlyList<ScalarDraw> draws, Expr body)
    {
        var inherited = Measured.Exactly(0);
        var replaced = Substitution.Replace(body, node =>
        {
            if (!ProbabilityNodes.Is(node) || Traversal.Symbols(node).Any(name => draws.Any(draw => draw.Name == name)))
            {
                return null;
            }

            var value = Number(node);
            var relative = WideFloat.Sign(value.Value) == 0 ? value.Error : value.Error / WideFloat.Abs(value.Value);
            inherited = new Measured(WideFloat.Zero, inherited.Error + relative, Measured.Weaker(inherited.Oracle, value.Oracle)) { Sampling = Measured.Joined(inherited.Sampling, value.Sampling) };
            return Literal(value);
        });
        return (replaced, inherited);
    }

    private static IEnumerable<Expr> Factors(Expr body) => body switch
    {
        Binary { Operator: BinaryOperator.Multiply } product => Factors(product.Left).Concat(Factors(product.Right)),
        Binary { Operator: BinaryOperator.Divide } quotient => Factors(quotient.Left).Append(Make.Divide(Expressions.Number.One, quotient.Right)),
        Negate negate => Factors(negate.Operand).Append(Make.Number(-1)),

        // e^(a + b) = e^a e^b
        Call { Function: Function.Exp } exponential when Split(exponential.Arguments[0]).Skip(1).Any() =>
            Split(exponential.Arguments[0]).Select(term => Make.Call(Function.Exp, term.Sign < 0 ? Make.Negate(term.Term) : term.Term)),
        _ => [body],
    };

    /// <summary>Groups of draws that share no factor and no law: the mean of the product is the product of means.</summary>
    private static List<List<ScalarDraw>> Independent(IReadOnlyList<ScalarDraw> draws, List<Expr> factors)
    {
        var group = draws.ToDictionary(draw => draw.Name, draw => draw.Name, StringComparer.Ordinal);
        string Root(string name) => group[name] == name ? name : Root(group[name]);
        void Join(IEnumerable<string> together)
        {
            string? first = null;
            foreach (var name in together.Where(group.ContainsKey))
            {
                first ??= name;
                group[Root(name)] = Root(first);
            }
        }

        foreach (var draw in draws)
        {
            Join(draw.Uses.Append(draw.Name));
        }

        foreach (var factor in factors)
        {
            Join(Traversal.Symbols(factor));
        }

        return [.. draws.GroupBy(draw => Root(draw.Name), StringComparer.Ordinal).Select(members => members.ToList())];
    }

    private Measured Product(List<List<ScalarDraw>> groups, List<Expr> factors)
    {
        var result = Number(Make.Product(factors.Where(factor => !groups.Exists(group => Uses(factor, group)))));
        foreach (var group in groups)
        {
            var mean = Integral(group, Make.Product(factors.Where(factor => Uses(factor, group))));
            result = new Measured(
                result.Value * mean.Value,
                (WideFloat.Abs(result.Value) * mean.Error) + (WideFloat.Abs(mean.Value) * result.Error) + (result.Error * mean.Error),
                Measured.Weaker(result.Oracle, mean.Oracle))
            { Sampling = Measured.Joined(result.Sampling, mean.Sampling) };
        }

        return result;
    }

    private static bool Uses(Expr factor, List<ScalarDraw> group) => Traversal.Symbols(factor).Any(name => group.Exists(draw => draw.Name == name));

    /// <summary>One mean over draws that belong together, by the first oracle that can.</summary>
    private Measured Integral(IReadOnlyList<ScalarDraw> draws, Expr body)
    {
        var isNested = ProbabilityNodes.IsIn(body);
        var continuous = draws.Count(draw => !draw.Law.IsDiscrete);
        if (continuous <= meter.Budget.MostDimensions)
        {
            var attempt = continuous < 3 || isNested ? meter : meter.Attempt(TripleEvaluations);
            try
            {
                var (factor, weight) = isNested ? (null, null) : Weight(body);
                return new NestedIntegral(draws, With(draws), factor, weight, isNested ? assignment => Inside(draws, body, assignment) : null, attempt).Run();
            }
            catch (BudgetException) when (meter.Budget.AllowsSampling && !isNested)
            {
                // sampling takes over
            }
        }

        return isNested
            ? throw new AskedException($"A nested expectation over {continuous} continuous variables is beyond the oracles.", isBeyond: true)
            : Sampled(draws, body);
    }

    /// <summary>f e^L as f and L, L null for none.</summary>
    private static (Expr? Factor, Expr? Weight) Weight(Expr body)
    {
        var factors = Factors(body).ToList();
        var exponents = factors.OfType<Call>().Where(call => call.Function == Function.Exp).ToList();
        return exponents.Count == 0
            ? (body, null)
            : (Make.Product(factors.Where(factor => factor is not Call { Function: Function.Exp })), Make.Sum(exponents.Select(call => call.Arguments[0])));
    }

    private Measured Inside(IReadOnlyList<ScalarDraw> draws, Expr body, double[] assignment)
    {
        var values = new Dictionary<string, Expr>(StringComparer.Ordinal);
        for (var i = 0; i < draws.Count; i++)
        {
            values[draws[i].Name] = Numeral.Of(assignment[i]);
        }

        return Number(Substitution.Symbols(body, values));
    }

    /// <summary>Parameters that are numbers are in their domains.</summary>
    private static void CheckParameters(IReadOnlyList<ScalarDraw> draws)
    {
        foreach (var draw in draws)
        {
            foreach (var condition in draw.Law.Conditions.Where(condition => Traversal.Symbols(condition).Count == 0))
            {
                if (!Conditions.Holds(condition, new Dictionary<string, Expressions.Evaluation.Value<WideFloat>>()))
                {
                    throw new AskedException($"{draw.Name} ~ {draw.Law} has a parameter outside its domain: it needs {Expressions.Printing.InfixPrinter.Print(condition)}.");
                }
            }
        }
    }
}
