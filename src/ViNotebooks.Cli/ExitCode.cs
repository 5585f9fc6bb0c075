namespace ViNotebooks.Cli;

/// <summary>What a run of vinb says to the shell.</summary>
internal static class ExitCode
{
    public const int Right = 0;

    /// <summary>Something that was looked at is wrong.</summary>
    public const int Wrong = 1;

    /// <summary>The command was not used as it can be, or has a fault of its own.</summary>
    public const int Misuse = 2;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
