namespace ViNotebooks.Expressions.Parsing;

/// <summary>What a text may say.</summary>
internal enum Vocabulary
{
    /// <summary>Closed forms: what an exercise takes as its answer. Densities of families are among them, with their values in place.</summary>
    Answer,

    /// <summary>Expectations, integrals, divergences, distributions of the model, extrema and derivatives too: what an exercise asks for.</summary>
    Question,
}
