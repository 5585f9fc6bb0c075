using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Models;

namespace ViNotebooks.Checking;

/// <summary>What counts as equal.</summary>
internal abstract record Criterion
{
    public static readonly Criterion Exactly = new ExactlyEqual();
}

internal sealed record ExactlyEqual : Criterion;

/// <summary>Equal up to a summand that does not depend on the named variables.</summary>
internal sealed record UpToConstant(Sequence<string> Variables) : Criterion;

/// <summary>Equal up to a positive factor that does not depend on the named variables.</summary>
internal sealed record UpToFactor(Sequence<string> Variables) : Criterion;

/// <summary>A mistake that a sheet expects: an answer that is wrong, its code, and what to say about it.</summary>
internal sealed record KnownMistake(Expr Answer, string Code, string Says);

/// <summary>What is asked: the thing that an answer is judged against.</summary>
internal abstract record Question(Scope Scope, Sequence<KnownMistake> Mistakes)
{
    /// <summary>The definition of what is asked, by which the reference is proved; null where a sheet gives none.</summary>
    public Asked? Asked { get; init; }
}

/// <summary>Asks for an expression equal to the reference.</summary>
internal sealed record EqualityQuestion(Scope Scope, Criterion Criterion, Expr Reference, Sequence<KnownMistake> Mistakes)
    : Question(Scope, Mistakes)
{
    /// <summary>For a gradient: the expression whose derivative is asked, and by which symbol.</summary>
    public (Expr Of, string By)? Derivative { get; init; }
}

/// <summary>Asks for an expression equal to a definition that has no closed form and for which no reference is given.</summary>
internal sealed record DefinitionQuestion(Scope Scope, Criterion Criterion, Asked Definition, Shape Shape, Sequence<KnownMistake> Mistakes)
    : Question(Scope, Mistakes);

/// <summary>
/// Asks for a transformation of <paramref name="Noise"/> with distribution <paramref name="Base"/> that has distribution
/// <paramref name="Target"/>. Every such transformation is right; <paramref name="Reference"/> is one of them.
/// The scope declares the noise symbol too.
/// </summary>
internal sealed record PushforwardQuestion(
    Scope Scope, string Noise, Law Base, Law Target, Expr Reference, Sequence<KnownMistake> Mistakes)
    : Question(Scope, Mistakes);
