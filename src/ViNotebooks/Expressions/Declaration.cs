namespace ViNotebooks.Expressions;

/// <summary>What values a declared symbol, or each element of it, may take.</summary>
internal enum SymbolKind
{
    /// <summary>Any real number.</summary>
    Real,

    /// <summary>Greater than zero.</summary>
    Positive,

    /// <summary>Zero or greater.</summary>
    Nonnegative,

    /// <summary>Strictly between zero and one.</summary>
    Probability,

    /// <summary>A whole number; always with a range.</summary>
    Integer,

    /// <summary>A vector of positive numbers that sum to one.</summary>
    Simplex,

    /// <summary>A symmetric positive definite matrix.</summary>
    Spd,

    /// <summary>A matrix with QᵀQ = I.</summary>
    Orthogonal,
}

/// <summary>A closed interval in which a symbol (or each element of it) is drawn.</summary>
internal readonly record struct Interval(double Low, double High);

/// <summary>A declared symbol: what it may be, how large it is, and how else it may be written.</summary>
/// <param name="Name">The name used inside expressions, such as sigma1.</param>
/// <param name="Kind">The values it, or each element of it, may take.</param>
/// <param name="Shape">Scalar, vector or matrix, with sizes that may be declared integer symbols.</param>
/// <param name="Range">The interval that it is drawn from, or null for the whole of its kind.</param>
/// <param name="Latex">How it is written in LaTeX, such as \bar{\alpha}_{t-1}; null to derive it from the name.</param>
/// <param name="Also">Other names that mean the same symbol.</param>
internal sealed record Declaration(
    string Name, SymbolKind Kind, Shape Shape, Interval? Range = null, string? Latex = null, Sequence<string> Also = default);

/// <summary>The declared symbols of an exercise, by name. <see cref="IsOpen"/> ones accept undeclared names as real scalars.</summary>
internal sealed class Declarations
{
    public static readonly Declarations Open = new([], isOpen: true);

    private readonly Dictionary<string, Declaration> byName = [];

    public Declarations(IEnumerable<Declaration> declarations, bool isOpen = false)
    {
        All = [.. declarations];
        IsOpen = isOpen;
        foreach (var declaration in All)
        {
            byName.Add(declaration.Name, declaration);
        }
    }

    public IReadOnlyList<Declaration> All { get; }

    public bool IsOpen { get; }

    /// <summary>The names of distributions, such as p of a model and q of a guide.</summary>
    public IReadOnlySet<string> Laws { get; init; } = new HashSet<string>();

    public Declaration? Find(string name) => byName.GetValueOrDefault(name);
}
