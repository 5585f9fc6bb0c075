namespace ViNotebooks.Display;

/// <summary>How an outcome is shown: in words, by a sign and by a colour, so that none of the three is needed alone.</summary>
/// <param name="Words">What the outcome is called.</param>
/// <param name="Sign">A character that tells it apart without colour.</param>
/// <param name="Colour">A colour that is readable on light and on dark ground.</param>
/// <param name="LatexSign">The sign in LaTeX mathematics.</param>
internal sealed record OutcomeLook(string Words, string Sign, string Colour, string LatexSign)
{
    private const string Green = "#1f8f4d";
    private const string Red = "#d1483c";
    private const string Amber = "#b07d10";

    public static OutcomeLook Of(Outcome outcome) => outcome switch
    {
        Outcome.Correct => new("Correct", "✓", Green, @"\checkmark"),
        Outcome.CorrectUpToConstant => new("Correct up to a constant", "✓", Green, @"\checkmark"),
        Outcome.CorrectUpToFactor => new("Correct up to a factor", "✓", Green, @"\checkmark"),
        Outcome.Incorrect => new("Incorrect", "✗", Red, @"\times"),
        Outcome.Undecided => new("Undecided", "?", Amber, "?"),
        _ => new("Unreadable", "!", Amber, "!"),
    };
}
