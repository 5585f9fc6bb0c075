namespace ViNotebooks.Expressions.Parsing;

internal enum TokenKind
{
    End,
    Number,
    VulgarFraction,
    Name,
    Accent,
    Text,
    Plus,
    Minus,
    Times,
    Slash,
    Caret,
    Subscript,
    Open,
    Close,
    GroupOpen,
    GroupClose,
    Comma,
    Semicolon,
    Period,
    Bar,
    BarOpen,
    BarClose,
    DoubleBar,
    Prime,
    Bang,
    Relation,
    Equal,
    Proportional,
    And,
    Or,
    Not,
    TransposeMark,
    Radical,
    Fraction,
    BinomialCoefficient,
    Fold,
    Indicator,
    Brace,
    Over,
    EnvironmentBegin,
    EnvironmentEnd,
    LineBreak,
    Ampersand,

    /// <summary>z ~ q: is drawn from.</summary>
    Sim,
    In,
    Ellipsis,
    Integral,

    /// <summary>The dz that ends an integral; put in by the grammar in place of its letters.</summary>
    Differential,
    Partial,
    Nabla,

    /// <summary>Something that has no meaning here; its text is the message, given only if the grammar comes to it.</summary>
    Unknown,
}

/// <summary>
/// A piece of text. Both token readers give the same kinds, so that one grammar serves both notations: a Greek letter is a
/// <see cref="TokenKind.Name"/> by its spelled name, a superscript digit a caret with a group, ( [ and \{ are all
/// <see cref="TokenKind.Open"/> with the matching <see cref="TokenKind.Close"/> in <see cref="Text"/>.
/// </summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Length, bool SpaceBefore = false)
{
    public int End => Start + Length;
}

/// <summary>Stops the reading of a text; caught by <see cref="ExpressionReader"/>, never seen outside this folder.</summary>
#pragma warning disable MA0054, RCS1194 // carries a span instead of an inner exception
internal sealed class ReadingException(string message, TextSpan span) : Exception(message)
{
    public TextSpan Span { get; } = span;
}
#pragma warning restore MA0054, RCS1194
