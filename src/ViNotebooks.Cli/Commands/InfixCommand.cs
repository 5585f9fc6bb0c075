using System.CommandLine;

namespace ViNotebooks.Cli.Commands;

/// <summary><c>vinb infix EXPR</c></summary>
internal static class InfixCommand
{
    public const string Examples = """
        vinb infix '\log\theta - \frac{x^2}{2}'
        vinb infix '½ ln 2π'
        """;

    public static Command Create(Terminal terminal) =>
        ExpressionArguments.PrintingCommand("infix", "Prints an expression in infix notation.", expression => expression.ToString(), terminal);
}
