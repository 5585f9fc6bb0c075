namespace ViNotebooks.Display;

/// <summary>
/// Names the type that makes the formatters of a class. .NET Interactive looks for an attribute of this simple name, so
/// that a library can say how its types look without a reference to the notebook host.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that go out together; each must have a formatter of its own, or the host recurses without end.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
