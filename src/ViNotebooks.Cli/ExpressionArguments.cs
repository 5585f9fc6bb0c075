using System.CommandLine;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;

namespace ViNotebooks.Cli;

/// <summary>The argument and option that commands on one expression share, and how they read it.</summary>
internal static class ExpressionArguments
{
    public static Argument<string> Expression() => new("EXPR")
    {
        Description = "An expression in infix notation or LaTeX. Put it between single quotes.",
    };

    public static Option<Notation> NotationOption() => new("--notation")
    {
        Description = "How the expression is written; detected unless given.",
        DefaultValueFactory = _ => Notation.Auto,
    };

    /// <summary>The expression, with warnings about its reading on standard error.</summary>
    public static Expr Read(string text, Declarations names, Notation notation, Terminal terminal, Vocabulary vocabulary = Vocabulary.Answer)
    {
        var reading = ExpressionReader.Read(text, names, notation, vocabulary);
        if (reading.Problem is { } problem)
        {
            throw new MisuseException($"cannot read the expression at line {problem.Line}, column {problem.Column}: {problem.Message}");
        }

        foreach (var warning in reading.Warnings)
        {
            terminal.Error.WriteLine($"vinb: warning: {warning.Message}");
        }

        return reading.Expression!;
    }

    /// <summary>A command that reads an expression of any names and prints it.</summary>
    public static Command PrintingCommand(string name, string description, Func<Expr, string> print, Terminal terminal)
    {
        var expression = Expression();
        var notation = NotationOption();
        var command = new Command(name, description) { expression, notation };
        command.SetAction(parsed =>
        {
            terminal.Out.WriteLine(print(Read(parsed.GetRequiredValue(expression), Declarations.Open, parsed.GetValue(notation), terminal)));
            return ExitCode.Right;
        });
        return command;
    }
}
