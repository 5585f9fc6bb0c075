using System.Text;

namespace ViNotebooks.Sheets;

/// <summary>Where sheets are: on the disk by path, in a folder named notebooks by id, and inside the library by id.</summary>
internal static class SheetFiles
{
    public const int MostBytes = 1 << 20;

    private const string FileName = "sheet.md";
    private const string ResourcePrefix = "notebooks/";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The ids of the sheets inside the library.</summary>
    public static IReadOnlyList<string> BuiltInIds { get; } =
    [
        .. typeof(SheetFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => name[ResourcePrefix.Length..^(FileName.Length + 1)])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The content of a sheet and what to call its file.</summary>
    /// <exception cref="SheetException">There is no such sheet, or it cannot be read.</exception>
    public static (byte[] Content, string File) Find(string idOrPath)
    {
        var path = Directory.Exists(idOrPath) ? Path.Combine(idOrPath, FileName) : idOrPath;
        if (File.Exists(path))
        {
            return (Load(path), path);
        }

        if (idOrPath.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            if ((Upward(Directory.GetCurrentDirectory(), idOrPath) ?? Upward(AppContext.BaseDirectory, idOrPath)) is { } file)
            {
                return (Load(file), file);
            }

            var resource = $"{ResourcePrefix}{idOrPath}/{FileName}";
            if (typeof(SheetFiles).Assembly.GetManifestResourceStream(resource) is { } stream)
            {
                using (stream)
                {
                    var content = new byte[stream.Length];
                    stream.ReadExactly(content);
                    return (content, resource);
                }
            }
        }

        throw new SheetException(
            $"There is no sheet '{idOrPath}': neither a file, nor a folder with a {FileName}, nor one of the built-in sheets ({string.Join(", ", BuiltInIds)}).");
    }

    /// <summary>The text of a sheet file, or why it is none.</summary>
    public static SheetProblem? Decode(byte[] content, string file, out string text)
    {
        text = "";
        if (content.Length > MostBytes)
        {
            return new SheetProblem(file, 1, 1, $"the file has {content.Length} bytes; a sheet has at most {MostBytes}");
        }

        try
        {
            text = Strict.GetString(content);
            return null;
        }
        catch (DecoderFallbackException exception)
        {
            var before = Encoding.Latin1.GetString(content, 0, Math.Clamp(exception.Index, 0, content.Length));
            return new SheetProblem(
                file,
                before.Count(c => c == '\n') + 1,
                before.Length - before.LastIndexOf('\n'),
                "the file is not UTF-8 text from here on; save it as UTF-8");
        }
    }

    private static string? Upward(string folder, string id)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "notebooks", id, FileName);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static byte[] Load(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var content = new byte[(int)Math.Min(stream.Length, MostBytes + 1L)];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SheetException($"{file} cannot be read: {exception.Message}");
        }
    }
}
