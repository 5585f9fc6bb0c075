namespace ViNotebooks.Expressions.Printing;

/// <summary>How tightly a printed text holds together, from loosest to tightest.</summary>
internal enum Precedence
{
    Or,
    And,
    Comparison,
    Sum,

    /// <summary>A leading minus covers the whole product after it, and may stand only at the start of a sum.</summary>
    Minus,
    Product,
    Power,
    Atom,
}

/// <summary>The precedence of nodes that print alike in both notations, and the text of literals.</summary>
internal static class PrintedForm
{
    public static Precedence Of(LogicalOperator logical) =>
        logical == LogicalOperator.Or ? Precedence.Or : Precedence.And;

    public static Precedence Of(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Sum,
        BinaryOperator.Multiply or BinaryOperator.Divide => Precedence.Product,
        _ => Precedence.Power,
    };

    /// <summary>The word for a functional in infix text, and what stands between its distributions.</summary>
    public static (string Name, string Between) Of(FunctionalKind functional) => functional switch
    {
        FunctionalKind.Entropy or FunctionalKind.CrossEntropy => ("H", ", "),
        FunctionalKind.KullbackLeibler => ("KL", " || "),
        FunctionalKind.Renyi => ("Renyi", ", "),
        _ => ("JS", ", "),
    };

    /// <summary>Whether a variable stands for its own value, or for its own element x[i], so that x = need not be said.</summary>
    public static bool NamesItself(At at) => at.Value switch
    {
        Symbol symbol => symbol.Name == at.Variable,
        Index { Target: Symbol target } => target.Name == at.Variable,
        _ => false,
    };

    /// <summary>The digits of a literal exactly as they were written.</summary>
    public static string Digits(Number number)
    {
        var digits = number.Digits.ToString();
        if (number.DecimalPlaces == 0)
            return digits;

        digits = digits.PadLeft(number.DecimalPlaces + 1, '0');
        return $"{digits[..^number.DecimalPlaces]}.{digits[^number.DecimalPlaces..]}";
    }

    /// <summary>What the right side of a left-associative operator needs.</summary>
    public static Precedence Tighter(Precedence precedence) => precedence + 1;
}
