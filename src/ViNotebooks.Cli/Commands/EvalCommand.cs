using System.CommandLine;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Models;

namespace ViNotebooks.Cli.Commands;

/// <summary><c>vinb eval EXPR</c></summary>
internal static class EvalCommand
{
    public const string Examples = """
        vinb eval 'log(2 pi)/2'
        vinb eval '-1/phi^2 + (x - theta)/phi' --given 'x=1.3, theta=0.7, phi=2'
        vinb eval "mu' inv(S) mu + logdet(S)" --given 'mu=[1,2], S=[[2,1],[1,3]]'
        vinb eval 'E[z ~ Exponential(2)](z^2)'
        vinb eval 'KL(Laplace(0, 1) || Normal(0, 2))'
        vinb eval 'log p(x)' --model 'z ~ Exponential(theta); x ~ Normal(z, 1)' --given 'x=1.3, theta=0.7'
        """;

    public static Command Create(Terminal terminal)
    {
        var expression = ExpressionArguments.Expression();
        var notation = ExpressionArguments.NotationOption();
        var given = new Option<string>("--given")
        {
            Description = "The values of the names: numbers, vectors [1,2] and matrices [[1,0],[0,1]].",
            DefaultValueFactory = _ => "",
            HelpName = "NAME=VALUE, …",
        };
        var asked = new AskedArguments();
        var command = new Command(
            "eval",
            "Prints the value of an expression to 15 or more significant digits, or of an expectation, integral, divergence or density with how it was found and its error; exits with 1 where it is undefined.") { expression, given, notation };
        asked.AddTo(command);
        command.SetAction(parsed =>
        {
            var values = Given.Read(parsed.GetValue(given) ?? "");
            var scope = asked.Scope(parsed, values, parsed.GetValue(notation));
            var read = ExpressionArguments.Read(parsed.GetRequiredValue(expression), scope.Names, parsed.GetValue(notation), terminal, Vocabulary.Question);
            var value = ProbabilityNodes.IsIn(read) ? asked.Evaluate(parsed, read, scope, values) : Valuation.Print(read, values);
            terminal.Out.WriteLine(value);
            return value.Contains(Valuation.Undefined) ? ExitCode.Wrong : ExitCode.Right;
        });
        return command;
    }
}
