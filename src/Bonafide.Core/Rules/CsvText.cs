using System.Text;

namespace Bonafide.Core.Rules;

/// <summary>RFC 4180: commas, double quotes, CRLF or LF. Blank lines are passed over.</summary>
internal static class CsvText
{
    public static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") || cell.Length != cell.AsSpan().Trim().Length
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;

    /// <summary>Rows of exactly <paramref name="columns"/> cells; null when the text is none, or is too long.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Read(string text, int mostRows, int columns)
    {
        var rows = new List<IReadOnlyList<string>>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] is '\r' or '\n')
            {
                at++;
                continue;
            }

            if (rows.Count == mostRows || ReadRow(text, ref at, columns) is not { } row || row.Count != columns)
            {
                return null;
            }

            rows.Add(row);
        }

        return rows;
    }

    private static List<string>? ReadRow(string text, ref int at, int columns)
    {
        var row = new List<string>();
        while (row.Count <= columns)
        {
            if (ReadCell(text, ref at) is not { } cell)
            {
                return null;
            }

            row.Add(cell);
            if (at >= text.Length || text[at] is '\r' or '\n')
            {
                return row;
            }

            // ReadCell stops at a comma, a line end or the end; here it is a comma.
            at++;
        }

        return null;
    }

    private static string? ReadCell(string text, ref int at)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var start = at;
            while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            {
                if (text[at++] == '"')
                {
                    return null;
                }
            }

            return text[start..at];
        }

        at++;
        var cell = new StringBuilder();
        while (at < text.Length)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at++]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at += 2;
            }
            else
            {
                at++;
                return at == text.Length || text[at] is ',' or '\r' or '\n' ? cell.ToString() : null;
            }
        }

        return null;
    }
}
