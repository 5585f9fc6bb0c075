namespace ViNotebooks.Cli;

/// <summary>Finds and reads sheets.</summary>
internal static class SheetFiles
{
    private const string SheetName = "sheet.md";

    private static readonly HashSet<string> Skipped = ["bin", "obj", ".git", "node_modules", ".ipynb_checkpoints"];

    /// <summary>The sheet files that the paths name: a file stands for itself, a folder for every sheet.md in it.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
            {
                files.Add(path);
            }
            else if (Directory.Exists(path))
            {
                var found = InFolder(path).ToList();
                files.AddRange(found.Count > 0 ? found : throw new MisuseException($"{path}: no {SheetName} in this folder"));
            }
            else
            {
                throw new MisuseException($"{path}: no such file or folder");
            }
        }

        return [.. files.Distinct()];
    }

    public static SheetReading Read(string file)
    {
        try
        {
            return Sheet.Read(File.ReadAllBytes(file), file.Replace('\\', '/'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"{file}: {exception.Message}");
        }
    }

    /// <summary>The sheet in a file, in a folder, or built in under an id.</summary>
    public static Sheet Open(string pathOrId)
    {
        try
        {
            return Sheet.Open(pathOrId);
        }
        catch (SheetException exception)
        {
            throw new MisuseException(exception.Problems switch
            {
                [] => exception.Message,
                [var only] => Describe(only),
                [var first, ..] => $"{Describe(first)} (and {exception.Problems.Count - 1} more: see vinb check)",
            });
        }
    }

    public static string Describe(SheetProblem problem) => $"{problem.File}({problem.Line},{problem.Column}): {problem.Message}";

    private static IEnumerable<string> InFolder(string folder)
    {
        var sheet = Path.Combine(folder, SheetName);
        if (File.Exists(sheet))
        {
            yield return sheet;
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            // a link may lead back to where it stands
            if (Skipped.Contains(Path.GetFileName(inner)) || new DirectoryInfo(inner).LinkTarget is not null)
            {
                continue;
            }

            foreach (var found in InFolder(inner))
            {
                yield return found;
            }
        }
    }
}
