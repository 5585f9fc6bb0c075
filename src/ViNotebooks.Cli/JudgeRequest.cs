using System.Text.Json;

namespace ViNotebooks.Cli;

/// <summary>One line of <c>vinb judge</c>: an answer to an exercise, as a single text or in named parts.</summary>
internal sealed record JudgeRequest(string Exercise, string? Answer, IReadOnlyDictionary<string, string>? Parts, Notation Notation, ulong? Seed)
{
    /// <summary>The request in a line of JSON; <see cref="BadRequestException"/> where there is none.</summary>
    public static JudgeRequest Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new BadRequestException("expected a JSON object");
            }

            var exercise = Text(root, "exercise");
            try
            {
                return Parse(root, exercise);
            }
            catch (BadRequestException exception)
            {
                throw new BadRequestException(exception.Message) { Exercise = exercise };
            }
        }
        catch (JsonException exception)
        {
            throw new BadRequestException($"not JSON at column {exception.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            throw new BadRequestException("a text is not valid Unicode");
        }
    }

    private static JudgeRequest Parse(JsonElement root, string exercise)
    {
        if (!root.TryGetProperty("answer", out var answer))
        {
            throw new BadRequestException("the key \"answer\" is missing");
        }

        var (text, parts) = answer.ValueKind switch
        {
            JsonValueKind.String => (answer.GetString(), (IReadOnlyDictionary<string, string>?)null),
            JsonValueKind.Object => (null, ReadParts(answer)),
            _ => throw new BadRequestException("\"answer\" must be a text or an object of texts"),
        };
        return new JudgeRequest(exercise, text, parts, ReadNotation(root), ReadSeed(root));
    }

    private static Dictionary<string, string> ReadParts(JsonElement answer)
    {
        var parts = new Dictionary<string, string>();
        foreach (var part in answer.EnumerateObject())
        {
            if (part.Value.ValueKind != JsonValueKind.String)
            {
                throw new BadRequestException($"the part \"{part.Name}\" of \"answer\" must be a text");
            }

            if (!parts.TryAdd(part.Name, part.Value.GetString()!))
            {
                throw new BadRequestException($"the part \"{part.Name}\" of \"answer\" is there twice");
            }
        }

        return parts;
    }

    private static Notation ReadNotation(JsonElement root)
    {
        if (!root.TryGetProperty("notation", out var notation) || notation.ValueKind == JsonValueKind.Null)
        {
            return Notation.Auto;
        }

        var name = notation.ValueKind == JsonValueKind.String ? notation.GetString() : null;
        return name switch
        {
            "auto" => Notation.Auto,
            "infix" => Notation.Infix,
            "latex" => Notation.Latex,
            _ => throw new BadRequestException("\"notation\" must be \"auto\", \"infix\" or \"latex\""),
        };
    }

    private static ulong? ReadSeed(JsonElement root)
    {
        if (!root.TryGetProperty("seed", out var seed) || seed.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return seed.ValueKind == JsonValueKind.Number && seed.TryGetUInt64(out var value)
            ? value
            : throw new BadRequestException("\"seed\" must be a whole number, 0 or greater");
    }

    private static string Text(JsonElement root, string key)
    {
        if (!root.TryGetProperty(key, out var value))
        {
            throw new BadRequestException($"the key \"{key}\" is missing");
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new BadRequestException($"\"{key}\" must be a text");
    }
}

/// <summary>A line that is no request; the message says why.</summary>
internal sealed class BadRequestException(string message) : Exception(message)
{
    /// <summary>The exercise that the line names, where that much could be read.</summary>
    public string Exercise { get; init; } = "";
}
