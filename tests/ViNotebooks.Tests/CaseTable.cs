namespace ViNotebooks.Tests;

/// <summary>A table of cases: one line each, cells separated by tabs, the first line names the columns. ⏎ in a cell is a line break.</summary>
internal static class CaseTable
{
    public static IReadOnlyList<string[]> Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Cases", file));
        var columns = lines[0].Split('\t').Length;
        return [.. lines.Skip(1).Select((line, i) => Cells(line, columns, $"{file}, line {i + 2}"))];
    }

    private static string[] Cells(string line, int columns, string place)
    {
        var cells = line.Replace('⏎', '\n').Split('\t');
        return cells.Length == columns ? cells : throw new InvalidDataException($"{place} has {cells.Length} cells, not {columns}.");
    }
}
