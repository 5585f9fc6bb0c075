using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ViNotebooks.Cli;

/// <summary>A verdict as a line of JSON. Keys without content are left out.</summary>
internal static class VerdictJson
{
    // the output is no HTML, and a Greek letter reads better than its code
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Verdict verdict)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("exercise", verdict.Exercise);
            WriteBody(json, verdict);
            json.WriteNumber("seed", verdict.Seed);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Correct => "correct",
        Outcome.CorrectUpToConstant => "correct-up-to-constant",
        Outcome.CorrectUpToFactor => "correct-up-to-factor",
        Outcome.Incorrect => "incorrect",
        Outcome.Undecided => "undecided",
        _ => "unreadable",
    };

    private static void WriteBody(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteString("outcome", NameOf(verdict.Outcome));
        json.WriteString("code", verdict.Code);
        json.WriteString("says", verdict.Says);
        if (verdict.Constant is { } constant)
        {
            json.WriteString("constant", constant.ToString());
        }

        WriteText(json, "constant_latex", verdict.ConstantLatex);
        WriteText(json, "read_as", verdict.ReadAsLatex);
        if (verdict.Remarks.Count > 0)
        {
            json.WriteStartArray("remarks");
            foreach (var remark in verdict.Remarks)
            {
                json.WriteStringValue(remark);
            }

            json.WriteEndArray();
        }

        if (verdict.Counterexample is { } counterexample)
        {
            WriteCounterexample(json, counterexample);
        }

        if (verdict.Position is var (line, column))
        {
            json.WriteStartObject("position");
            json.WriteNumber("line", line);
            json.WriteNumber("column", column);
            json.WriteEndObject();
        }

        if (verdict.Parts.Count > 0)
        {
            json.WriteStartObject("parts");
            foreach (var (name, part) in verdict.Parts)
            {
                json.WriteStartObject(name);
                WriteBody(json, part);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    private static void WriteCounterexample(Utf8JsonWriter json, Counterexample counterexample)
    {
        json.WriteStartObject("counterexample");
        json.WriteStartObject("point");
        foreach (var (name, value) in counterexample.Point)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteString("answer", counterexample.Answer);
        json.WriteString("expected", counterexample.Expected);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }
}
