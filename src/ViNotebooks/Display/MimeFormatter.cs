namespace ViNotebooks.Display;

/// <summary>Writes a value as one MIME type. The host calls the two public members by name, so their signatures are fixed.</summary>
internal sealed class MimeFormatter<T>(string mimeType, Func<T, string> write)
    where T : class
{
    public string MimeType { get; } = mimeType;

    public Type Type { get; } = typeof(T);

    /// <summary>False for a value of another type, which lets the host try its other formatters.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if (value is not T typed)
        {
            return false;
        }

        writer.Write(write(typed));
        return true;
    }
}
