namespace ViNotebooks.Checking.Diagnosis;

/// <summary>The likely mistake behind a wrong answer: a stable code, and one sentence that names the place.</summary>
internal sealed record LikelyMistake(string Code, string Says);

/// <summary>An expression that an answer with a certain mistake would be equal to.</summary>
/// <param name="Expression">What the answer would be.</param>
/// <param name="Code">The code of the mistake.</param>
/// <param name="Says">The sentence about it, made only when the candidate fits.</param>
internal readonly record struct Candidate(Expr Expression, string Code, Func<string> Says);
