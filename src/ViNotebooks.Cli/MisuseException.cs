namespace ViNotebooks.Cli;

/// <summary>What the user asked for cannot be done; the message is one line that says what and where.</summary>
internal sealed class MisuseException(string message) : Exception(message);
