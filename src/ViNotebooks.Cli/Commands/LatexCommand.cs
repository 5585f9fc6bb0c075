using System.CommandLine;
using ViNotebooks.Expressions;

namespace ViNotebooks.Cli.Commands;

/// <summary><c>vinb latex EXPR</c></summary>
internal static class LatexCommand
{
    public const string Examples = """
        vinb latex 'log(theta) - x^2/2'
        vinb latex '-1/phi^2 + (x - theta)/phi'
        """;

    public static Command Create(Terminal terminal)
    {
        var expression = ExpressionArguments.Expression();
        var notation = ExpressionArguments.NotationOption();
        var command = new Command("latex", "Prints an expression as LaTeX.") { expression, notation };
        command.SetAction(parsed =>
        {
            var read = ExpressionArguments.Read(
                parsed.GetRequiredValue(expression), Declarations.Open, parsed.GetValue(notation), terminal);
            terminal.Out.WriteLine(read.ToLatex());
            return ExitCode.Right;
        });
        return command;
    }
}
