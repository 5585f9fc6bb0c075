namespace ViNotebooks.Models;

/// <summary>What is asked has no meaning or no value, or the oracles cannot find it.</summary>
/// <param name="message">What, where, and what to do.</param>
/// <param name="isBeyond">Whether there may be a value that the oracles cannot find, within the budget or at all.</param>
internal sealed class AskedException(string message, bool isBeyond = false) : Exception(message)
{
    public bool IsBeyond { get; } = isBeyond;
}
