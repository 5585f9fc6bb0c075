using System.CommandLine;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Cli.Commands;

/// <summary><c>vinb derive EXPR --by NAME</c></summary>
internal static class DeriveCommand
{
    public const string Examples = """
        vinb derive 'log(theta) - theta/phi' --by theta
        vinb derive '-1/phi^2 + (x - theta)/phi' --by phi --latex
        """;

    public static Command Create(Terminal terminal)
    {
        var expression = ExpressionArguments.Expression();
        var notation = ExpressionArguments.NotationOption();
        var by = new Option<string>("--by")
        {
            Description = "The name to differentiate by.",
            Required = true,
            HelpName = "NAME",
        };
        var latex = new Option<bool>("--latex") { Description = "Print LaTeX instead of infix notation." };
        var command = new Command("derive", "Prints the derivative of a scalar expression, simplified.") { expression, by, latex, notation };
        command.SetAction(parsed =>
        {
            var variable = ExpressionArguments.Read(parsed.GetRequiredValue(by), Declarations.Open, Notation.Auto, terminal) as Expressions.Symbol
                ?? throw new MisuseException($"--by: expected a name, found '{parsed.GetRequiredValue(by)}'");
            var read = ExpressionArguments.Read(
                parsed.GetRequiredValue(expression), Declarations.Open, parsed.GetValue(notation), terminal);
            var derivative = Derivative.Of(read, variable.Name)
                ?? throw new MisuseException($"no rule gives the derivative of {read} by {variable.Name}");
            var simplified = Simplifier.Simplify(derivative);
            terminal.Out.WriteLine(parsed.GetValue(latex) ? simplified.ToLatex() : simplified.ToString());
            return ExitCode.Right;
        });
        return command;
    }
}
