using System.Text;

namespace Bonafide.Sources.Registers.Import;

/// <summary>
/// Comma-separated values (RFC 4180) with a header row: quoted fields may hold commas, doubled quotes and line
/// feeds. UTF-8, with or without a byte order mark; a semicolon or a tab separates when the header has more of them.
/// </summary>
internal sealed class CsvRowReader(RegisterLimits limits) : IRowReader
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public IEnumerable<Row> Rows(Stream file)
    {
        var lines = new LineReader(file, limits.MaxLineBytes);
        string[]? header = null;
        var separator = ',';
        while (lines.Next() is { } bytes)
        {
            var start = lines.Line;
            if (!TryText(bytes.Span, out var text))
            {
                yield return Broken(start, "encoding", "The file must be UTF-8.");
                continue;
            }

            if (IsOpen(text))
            {
                text = WithRest(text, lines);
            }

            if (header is null)
            {
                text = text.TrimStart('\uFEFF');
                separator = Separator(text);
                header = [.. Split(text, separator).Select(h => h.Trim())];
                if (header.Length > limits.MaxColumns)
                {
                    yield return Broken(start, "tooManyColumns", $"A file has at most {limits.MaxColumns} columns.");
                    yield break;
                }

                yield return new Row(start, [.. header.Select(h => KeyValuePair.Create(h, string.Empty))], null);
                continue;
            }

            if (text.Length == 0)
            {
                continue;
            }

            var cells = Split(text, separator);
            yield return cells.Count == header.Length
                ? new Row(start, [.. header.Zip(cells, KeyValuePair.Create)], null)
                : Broken(start, "columnCount", $"The row must have {header.Length} columns, like the header.");
        }

        if (lines.TooLong)
        {
            yield return Broken(lines.Line, "lineTooLong", $"A line has at most {limits.MaxLineBytes} bytes.");
        }
    }

    private static Row Broken(long line, string code, string message) =>
        new(line, null, new RegisterProblem(line, null, code, message));

    private static bool TryText(ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = Utf8.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = string.Empty;
            return false;
        }
    }

    private static bool IsOpen(string text) => text.AsSpan().Count('"') % 2 == 1;

    /// <summary>
    /// A quote left open means that the record goes on in the next line, up to the limit of one line. A record that
    /// is never closed ends there, so that one stray quote cannot swallow the file.
    /// </summary>
    private string WithRest(string text, LineReader lines)
    {
        var whole = new StringBuilder(text);
        while (whole.Length < limits.MaxLineBytes && lines.Next() is { } more && TryText(more.Span, out var next))
        {
            whole.Append('\n').Append(next);
            if (IsOpen(next))
            {
                break;
            }
        }

        return whole.ToString();
    }

    private static char Separator(string header) =>
        ",;\t".MaxBy(c => header.AsSpan().Count(c));

    private static List<string> Split(string text, char separator)
    {
        var cells = new List<string>(16);
        var at = 0;
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                cells.Add(Quoted(text, ref at));
                at = text.IndexOf(separator, Math.Min(at, text.Length));
            }
            else
            {
                var end = text.IndexOf(separator, at);
                cells.Add(end < 0 ? text[at..] : text[at..end]);
                at = end;
            }

            if (at < 0)
            {
                return cells;
            }

            at++;
        }
    }

    private static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append('"');
                at++;
            }
            else
            {
                at++;
                break;
            }
        }

        return value.ToString();
    }
}
