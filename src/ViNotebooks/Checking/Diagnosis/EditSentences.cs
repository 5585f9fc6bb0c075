using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>The code and the sentence for a single slip: found by changing what is asked, or by mending the answer.</summary>
internal static class EditSentences
{
    /// <summary>The answer has <see cref="Edit.After"/> where what is asked has <see cref="Edit.Before"/>.</summary>
    public static Candidate InReference(Edit edit, Declarations names) =>
        new(edit.Whole, CodeOf(edit.Kind, edit.Before, edit.After), () => Sentence(edit.Kind, edit.Before, edit.After, names));

    /// <summary>The answer has <see cref="Edit.Before"/> where <see cref="Edit.After"/> would make it right.</summary>
    public static Candidate InAnswer(Edit edit, Declarations names) =>
        TooMuch(edit, names) ?? new(edit.Whole, CodeOf(Inverse(edit.Kind), edit.After, edit.Before), () => $"Right would be ${Latex(edit.After, names)}$ in the place of ${Latex(edit.Before, names)}$.");

    /// <summary>The part that a mend takes away: a term or factor that does not belong there.</summary>
    private static Candidate? TooMuch(Edit edit, Declarations names)
    {
        if (edit is not { Kind: EditKind.DropTerm or EditKind.DropFactor, Before: Binary whole } || (!ReferenceEquals(edit.After, whole.Left) && !ReferenceEquals(edit.After, whole.Right)))
        {
            return null;
        }

        var extra = ReferenceEquals(edit.After, whole.Left) ? whole.Right : whole.Left;
        var (code, noun) = edit.Kind == EditKind.DropTerm ? ("extra-term", "term") : ("extra-factor", "factor");
        return new Candidate(edit.Whole, code, () => $"The {noun} ${Latex(extra, names)}$ does not belong there.");
    }

    private static string Latex(Expr expression, Declarations names) => LatexPrinter.Print(expression, names);

    private static string CodeOf(EditKind kind, Expr asked, Expr found) => kind switch
    {
        EditKind.DropTerm => "dropped-term",
        EditKind.FlipSign => "sign-of-term",
        EditKind.DropFactor => "dropped-factor",
        EditKind.DropDenominator => "dropped-denominator",
        EditKind.Invert => "reciprocal",
        EditKind.DropSquare => "missing-square",
        EditKind.AddSquare => "square-for-symbol",
        EditKind.DropRoot => "missing-square-root",
        EditKind.ChangeExponent => "wrong-exponent",
        EditKind.DropLog => "missing-log",
        EditKind.ChangeLogBase => "log-base",
        EditKind.DropFunction => "wrong-function",
        EditKind.ScaleByTwo or EditKind.Halve => "factor-of-term",
        EditKind.ChangeNumber => "wrong-number",
        EditKind.ExchangeSymbol => IsIndexMixUp(asked, found) ? "index-mix-up" : "wrong-symbol",
        EditKind.ChangeIndex => "index-mix-up",
        EditKind.DropInverse or EditKind.AddInverse => "missing-inverse",
        EditKind.DropTranspose => "missing-transpose",
        EditKind.ChangeBound => "wrong-bound",
        EditKind.SumForProduct => "sum-for-product",
        EditKind.ChooseBranch => "missing-case",
        EditKind.SplitLog => "log-of-sum",
        EditKind.Complement => "complement",
        EditKind.ExchangeFactors => "order-of-factors",
        EditKind.MoveLogInside => "log-moved-inside",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What the student did when this change mends the answer.</summary>
    private static EditKind Inverse(EditKind kind) => kind switch
    {
        EditKind.DropSquare => EditKind.AddSquare,
        EditKind.AddSquare => EditKind.DropSquare,
        EditKind.DropRoot => EditKind.DropSquare,
        EditKind.DropLog => EditKind.DropFunction,
        EditKind.DropInverse => EditKind.AddInverse,
        EditKind.AddInverse => EditKind.DropInverse,
        EditKind.DropTerm or EditKind.DropFactor or EditKind.DropDenominator => EditKind.ChangeNumber,
        _ => kind,
    };

    private static string Sentence(EditKind kind, Expr asked, Expr found, Declarations names)
    {
        var was = $"${Latex(asked, names)}$";
        var now = $"${Latex(found, names)}$";
        return kind switch
        {
            EditKind.DropTerm => $"A term is missing: {now} stands where {was} belongs.",
            EditKind.FlipSign => $"A sign is wrong: {now} stands where {was} belongs.",
            EditKind.DropFactor => $"A factor is missing: {now} stands where {was} belongs.",
            EditKind.DropDenominator => $"The denominator is missing: {now} stands where {was} belongs.",
            EditKind.Invert => $"{now} stands where {was} belongs: a quotient is turned over, as when a precision is taken for a variance or a rate for a scale.",
            EditKind.DropSquare => $"The square is missing: {now} stands where {was} belongs, as when a standard deviation is taken for a variance.",
            EditKind.AddSquare => $"There is a square too much: {now} stands where {was} belongs.",
            EditKind.DropRoot => $"The square root is missing: {now} stands where {was} belongs.",
            EditKind.ChangeExponent => $"The exponent is wrong: {now} stands where {was} belongs.",
            EditKind.DropLog => $"The logarithm is missing: {now} stands where {was} belongs.",
            EditKind.ChangeLogBase => $"The base of the logarithm is wrong: {now} stands where {was} belongs.",
            EditKind.ScaleByTwo => $"A factor 2 is too much: {now} stands where {was} belongs.",
            EditKind.Halve => $"A factor ½ is too much: {now} stands where {was} belongs.",
            EditKind.ChangeNumber => $"The number is wrong: {now} stands where {was} belongs.",
            EditKind.ExchangeSymbol or EditKind.ChangeIndex => $"{now} stands in one place where {was} belongs.",
            EditKind.DropInverse or EditKind.AddInverse => $"An inverse is mistaken: {now} stands where {was} belongs.",
            EditKind.DropTranspose => $"A transpose is mistaken: {now} stands where {was} belongs.",
            EditKind.ChangeBound => $"The sum runs over the wrong range: {now} stands where {was} belongs.",
            EditKind.ChooseBranch => $"One case is missing: {now} stands where {was} belongs.",
            EditKind.ExchangeFactors => $"The order of factors is wrong: {now} stands where {was} belongs, and matrices do not commute.",
            EditKind.SplitLog => $"The logarithm of a sum is not the sum of the logarithms: {now} stands where {was} belongs.",
            EditKind.MoveLogInside => $"The logarithm was moved inside the sum: {now} stands where {was} belongs (Jensen's inequality says it is smaller).",
            _ => $"{now} stands where {was} belongs.",
        };
    }

    private static bool IsIndexMixUp(Expr asked, Expr found) =>
        SymbolNames.Of(asked) is { } a && SymbolNames.Of(found) is { } b && SymbolNames.DifferInIndex(a, b);
}
