namespace ViNotebooks.Sheets;

/// <summary>A 1-based line and column of the sheet file.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>Collects what is wrong in one sheet.</summary>
internal sealed class Problems(string file)
{
    private readonly List<SheetProblem> found = [];

    public int Count => found.Count;

    public void Add(Place place, string message) => found.Add(new SheetProblem(file, place.Line, place.Column, message));

    public IReadOnlyList<SheetProblem> InOrder() => [.. found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
}
