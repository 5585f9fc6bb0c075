namespace ViNotebooks;

/// <summary>How an expression is written.</summary>
public enum Notation
{
    /// <summary>Detected: LaTeX where the text has a backslash or a dollar sign, infix otherwise.</summary>
    Auto,

    /// <summary>Infix, as in <c>log(theta) - x^2/2</c>.</summary>
    Infix,

    /// <summary>LaTeX, as in <c>\log\theta - \frac{x^2}{2}</c>.</summary>
    Latex,
}
