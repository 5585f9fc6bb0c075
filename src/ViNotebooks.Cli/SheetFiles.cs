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
            return Sheet.Read(File.ReadAllText(file), file.Replace('\\', '/'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"{file}: {exception.Message}");
        }
    }

    /// <summary>The sheet in a file, in a folder, or built in under an id.</summary>
    public static Sheet Open(string pathOrId)
    {
        var file = Directory.Exists(pathOrId) ? Path.Combine(pathOrId, SheetName) : pathOrId;
        if (!File.Exists(file))
        {
            return BuiltIn(pathOrId);
        }

        var reading = Read(file);
        return reading.Sheet is { } sheet && reading.Problems.Count == 0
            ? sheet
            : throw new MisuseException(Describe(reading.Problems[0]));
    }

    public static string Describe(SheetProblem problem) => $"{problem.File}({problem.Line},{problem.Column}): {problem.Message}";

    private static Sheet BuiltIn(string id)
    {
        try
        {
            return Sheet.Open(id);
        }
        catch (SheetException exception)
        {
            throw new MisuseException($"{id}: {exception.Message}");
        }
    }

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
