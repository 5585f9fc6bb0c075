using System.Runtime.CompilerServices;

namespace ViNotebooks;

/// <content>Judging of answers given as C# code; docs/decisions/0005-lambda-answers.md tells why these overloads.</content>
public sealed partial class Exercise
{
    /// <summary>Judges an answer given as a lambda of no symbol, named like those of the exercise.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Func<double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>Judges an answer given as a lambda whose parameters are named like the exercise's symbols, as in <c>phi => 1 / phi</c>.</summary>
    /// <param name="answer">The answer. Where it is only arithmetic and functions of <c>Math</c> it is diagnosed like text.</param>
    /// <param name="seed">Reproduces a verdict; null draws a fresh seed, which the verdict states.</param>
    /// <param name="code">The source of the lambda; the compiler supplies it.</param>
    public Verdict Check(
        Func<double, double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>Judges an answer given as a lambda of two symbols, named like those of the exercise.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Func<double, double, double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>Judges an answer given as a lambda of three symbols, named like those of the exercise.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Func<double, double, double, double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>Judges an answer given as a lambda of four symbols, named like those of the exercise.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Func<double, double, double, double, double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>Judges an answer given as a lambda of five symbols, named like those of the exercise.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Func<double, double, double, double, double, double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>Judges an answer given as a lambda of six symbols, named like those of the exercise.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Func<double, double, double, double, double, double, double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>Judges an answer given as a lambda of seven symbols, named like those of the exercise.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Func<double, double, double, double, double, double, double, double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>Judges an answer given as a lambda of eight symbols, named like those of the exercise.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Func<double, double, double, double, double, double, double, double, double> answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);

    /// <summary>
    /// Judges an answer given as any other function: of vectors (<c>double[]</c>) or matrices (<c>double[,]</c>), of more than
    /// eight symbols, or with whole-number parameters.
    /// </summary>
    /// <inheritdoc cref="Check(Func{double, double}, ulong?, string)"/>
    public Verdict Check(
        Delegate answer, ulong? seed = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        CheckCode(answer, code, seed);
}
