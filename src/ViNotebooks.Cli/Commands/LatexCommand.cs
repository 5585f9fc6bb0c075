using System.CommandLine;

namespace ViNotebooks.Cli.Commands;

/// <summary><c>vinb latex EXPR</c></summary>
internal static class LatexCommand
{
    public const string Examples = """
        vinb latex 'log(theta) - x^2/2'
        vinb latex '-1/phi^2 + (x - theta)/phi'
        """;

    public static Command Create(Terminal terminal) =>
        ExpressionArguments.PrintingCommand("latex", "Prints an expression as LaTeX.", expression => expression.ToLatex(), terminal);
}
