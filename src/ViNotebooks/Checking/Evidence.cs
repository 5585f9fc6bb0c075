using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>Whether two things are the same, as far as could be found out.</summary>
internal enum Equality
{
    Equal,
    Different,
    Undecided,
}

/// <summary>A point with the values that an answer and the reference have there.</summary>
internal sealed record Evidence(Point Point, Value<WideFloat> Answer, Value<WideFloat> Reference)
{
    /// <summary>Whether the two differ at a special point while they agree at all ordinary ones.</summary>
    public bool IsExceptional { get; init; }
}

/// <summary>The outcome of a comparison and, where the two are different, a point that shows it.</summary>
internal sealed record Finding(Equality Equality, Evidence? Evidence = null)
{
    public static readonly Finding Equal = new(Equality.Equal);
    public static readonly Finding Undecided = new(Equality.Undecided);
}
