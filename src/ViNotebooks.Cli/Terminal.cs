namespace ViNotebooks.Cli;

/// <summary>Where a command reads and writes.</summary>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    private const int WidthWithoutTerminal = 120;

    /// <summary>Whether people read the output as it comes, so that colours are of use.</summary>
    public bool IsOutInteractive { get; init; }

    public bool IsErrorInteractive { get; init; }

    /// <summary>The number of columns of a table.</summary>
    public int Width { get; init; } = WidthWithoutTerminal;
}
