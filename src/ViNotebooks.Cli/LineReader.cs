using System.Text;

namespace ViNotebooks.Cli;

/// <summary>Reads lines as they come, and passes over one that is too long without keeping it.</summary>
internal static class LineReader
{
    /// <summary>The 1-based number and text of each line; the text is null where the line has more characters than <paramref name="longest"/>.</summary>
    public static IEnumerable<(long Number, string? Text)> Read(TextReader reader, int longest)
    {
        var buffer = new char[16 * 1024];
        var line = new StringBuilder();
        var isTooLong = false;
        var isStarted = false;
        var number = 1L;
        int count;
        while ((count = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            var start = 0;
            while (Array.IndexOf(buffer, '\n', start, count - start) is >= 0 and var end)
            {
                Append(start, end);
                yield return (number++, isTooLong ? null : line.ToString());
                line.Clear();
                isTooLong = false;
                isStarted = false;
                start = end + 1;
            }

            if (start < count)
            {
                Append(start, count);
            }
        }

        if (isStarted)
        {
            yield return (number, isTooLong ? null : line.ToString());
        }

        void Append(int from, int to)
        {
            isStarted = true;
            isTooLong |= line.Length + to - from > longest;
            if (isTooLong)
            {
                line.Clear();
            }
            else
            {
                line.Append(buffer, from, to - from);
            }
        }
    }
}
