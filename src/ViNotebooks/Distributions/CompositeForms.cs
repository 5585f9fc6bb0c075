using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>A law written with other laws in its arguments, such as a mixture: its names, how it is written, and how it is read.</summary>
/// <param name="Name">The canonical name.</param>
/// <param name="Synonyms">Other names.</param>
/// <param name="Read">Reads a term; laws among its arguments are read by <see cref="LawReader.Read(FamilyTerm)"/>.</param>
internal sealed record CompositeForm(string Name, Sequence<string> Synonyms, Func<FamilyTerm, LawReading> Read);

/// <summary>The laws that are made of other laws, by name and synonym.</summary>
internal static class CompositeForms
{
    public static IReadOnlyList<CompositeForm> All { get; } = [];

    public static CompositeForm? Find(string name) => All.FirstOrDefault(form => form.Name == name || form.Synonyms.Contains(name));
}
