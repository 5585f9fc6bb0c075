using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ViNotebooks.Cli.Commands;

namespace ViNotebooks.Cli;

/// <summary>The command vinb.</summary>
internal static class Vinb
{
    private const string TraceVariable = "VINB_TRACE";
    private const int BrokenPipe = 32;

    /// <summary>Runs in this process's console.</summary>
    public static int Start(string[] args)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            Environment.Exit(ExitCode.Interrupted);
        });
        using var input = new StreamReader(Console.OpenStandardInput(), Utf8);
        var output = new StreamWriter(StandardOutput(), Utf8) { NewLine = "\n" };
        using var error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true, NewLine = "\n" };
        var terminal = new Terminal(input, output, error)
        {
            IsOutInteractive = !Console.IsOutputRedirected,
            IsErrorInteractive = !Console.IsErrorRedirected,
        };
        if (terminal.IsOutInteractive && Console.WindowWidth is > 0 and var width)
        {
            terminal = terminal with { Width = width };
        }

        try
        {
            var code = Run(args, terminal);
            output.Flush();
            return code;
        }
        catch (IOException exception) when (IsBrokenPipe(exception))
        {
            // the reader, such as head, has seen enough; nothing that is left can be written
            return ExitCode.Right;
        }
        catch (IOException exception)
        {
            error.WriteLine($"vinb: cannot write the output: {exception.Message}");
            return ExitCode.Misuse;
        }
    }

    /// <summary>Runs with the given arguments; whatever goes wrong becomes one line on <see cref="Terminal.Error"/> and an exit code.</summary>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            // @file and -abc are no notations of ours, and an answer may begin with either sign
            var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
            var parsed = Root(terminal).Parse(args, configuration);
            if (parsed.Errors.Count > 0)
            {
                var what = parsed.UnmatchedTokens is [var token, ..] ? $"'{token}' is not a command or option of vinb" : parsed.Errors[0].Message.TrimEnd('.');
                terminal.Error.WriteLine($"vinb: {what} (see vinb {CommandPath(parsed.CommandResult.Command)}--help)");
                return ExitCode.Misuse;
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (MisuseException exception)
        {
            terminal.Error.WriteLine($"vinb: {exception.Message.ReplaceLineEndings(" ")}");
            return ExitCode.Misuse;
        }
        catch (Exception exception) when (exception is not IOException)
        {
            ReportFault(exception, terminal.Error);
            return ExitCode.Misuse;
        }
    }

    /// <summary>Says that vinb itself went wrong, and how to see where.</summary>
    internal static void ReportFault(Exception exception, TextWriter error)
    {
        var what = $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";
        error.WriteLine($"vinb: this is a fault of vinb, not of what you gave it: {what} (run again with {TraceVariable}=1 for the trace)");
        if (Environment.GetEnvironmentVariable(TraceVariable) is "1")
        {
            error.WriteLine(exception);
        }
    }

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static RootCommand Root(Terminal terminal)
    {
        (Command Command, string Examples)[] commands =
        [
            (CheckCommand.Create(terminal), CheckCommand.Examples),
            (JudgeCommand.Create(terminal), JudgeCommand.Examples),
            (EvalCommand.Create(terminal), EvalCommand.Examples),
            (DeriveCommand.Create(terminal), DeriveCommand.Examples),
            (LatexCommand.Create(terminal), LatexCommand.Examples),
            (InfixCommand.Create(terminal), InfixCommand.Examples),
        ];
        var root = new RootCommand("Variational-inference exercises that check themselves.");
        foreach (var (command, _) in commands)
        {
            root.Add(command);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, commands.ToDictionary(c => c.Command, c => c.Examples));
        return root;
    }

    private static string CommandPath(Command command) => command is RootCommand ? "" : command.Name + " ";

    // .NET's console stream drops what a closed pipe refuses, and a run would go on for nobody; a FileStream says so.
    // On a file it would write at a position of its own, over what others append.
    private static Stream StandardOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }

    private static bool IsBrokenPipe(IOException exception) =>
        (exception.HResult & 0xFFFF) is BrokenPipe or 0xE8 or 0x6D || exception.Message.Contains("Broken pipe");

    /// <summary>The generated help, and below it examples to copy.</summary>
    private sealed class HelpWithExamples(HelpAction help, IReadOnlyDictionary<Command, string> examples) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (examples.TryGetValue(parseResult.CommandResult.Command, out var text))
            {
                output.WriteLine("Examples:");
                foreach (var line in text.Split('\n'))
                {
                    output.WriteLine($"  {line}".TrimEnd());
                }
            }

            return code;
        }
    }
}
