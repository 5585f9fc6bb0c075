namespace ViNotebooks.Cli.Tests;

/// <summary>A run of vinb inside the test's process.</summary>
internal sealed record Run(int Code, string Out, string Error)
{
    public static string Repository { get; } = FindRepository();

    public static string Cases { get; } = Path.Combine(Repository, "tests", "ViNotebooks.Cli.Tests", "Cases");

    public static Run Vinb(params string[] args) => WithInput("", args);

    public static Run WithInput(string input, params string[] args)
    {
        using var reader = new StringReader(input);
        return WithInput(reader, args);
    }

    public static Run WithInput(TextReader input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Cli.Vinb.Run(args, new Terminal(input, output, error));
        return new Run(code, output.ToString(), error.ToString());
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ViNotebooks.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
