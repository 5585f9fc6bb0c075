using System.CommandLine;
using ViNotebooks.Expressions;

namespace ViNotebooks.Cli.Commands;

/// <summary><c>vinb infix EXPR</c></summary>
internal static class InfixCommand
{
    public const string Examples = """
        vinb infix '\log\theta - \frac{x^2}{2}'
        vinb infix '½ ln 2π'
        """;

    public static Command Create(Terminal terminal)
    {
        var expression = ExpressionArguments.Expression();
        var notation = ExpressionArguments.NotationOption();
        var command = new Command("infix", "Prints an expression in infix notation.") { expression, notation };
        command.SetAction(parsed =>
        {
            var read = ExpressionArguments.Read(
                parsed.GetRequiredValue(expression), Declarations.Open, parsed.GetValue(notation), terminal);
            terminal.Out.WriteLine(read.ToString());
            return ExitCode.Right;
        });
        return command;
    }
}
