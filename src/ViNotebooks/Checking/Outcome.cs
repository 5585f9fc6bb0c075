namespace ViNotebooks;

/// <summary>What became of an answer.</summary>
public enum Outcome
{
    /// <summary>Equal to what was asked.</summary>
    Correct,

    /// <summary>Equal up to an additive constant, in an exercise that allows one.</summary>
    CorrectUpToConstant,

    /// <summary>Equal up to a positive factor, in an exercise that allows one.</summary>
    CorrectUpToFactor,

    /// <summary>Different from what was asked: there is a point where the two values differ.</summary>
    Incorrect,

    /// <summary>Neither shown equal nor shown different.</summary>
    Undecided,

    /// <summary>The text could not be read as an expression.</summary>
    Unreadable,
}
