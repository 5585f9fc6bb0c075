namespace ViNotebooks.Cli;

/// <summary>Writes files so that nobody ever sees half of one.</summary>
internal static class AtomicFile
{
    public static void Write(string path, string content)
    {
        string? unfinished = null;
        try
        {
            var full = Path.GetFullPath(path);
            unfinished = Path.Combine(Path.GetDirectoryName(full) ?? ".", $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
            File.WriteAllText(unfinished, content);
            File.Move(unfinished, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }

            throw new MisuseException($"cannot write {path}: {exception.Message}");
        }
    }
}
