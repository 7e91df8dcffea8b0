using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Registers.Import;

/// <summary>
/// High-group lists as the Social Security Administration published them until June 2011: a heading with the day,
/// then pairs of area (3 digits) and highest group begun (2 digits), an asterisk behind those that changed. Several
/// lists may follow each other in one file.
/// </summary>
internal sealed partial class HighGroupTextReader(RegisterLimits limits) : IRowReader
{
    public IEnumerable<Row> Rows(Stream file)
    {
        var lines = new LineReader(file, limits.MaxLineBytes);
        string? asOf = null;
        while (lines.Next() is { } bytes)
        {
            var text = Encoding.Latin1.GetString(bytes.Span);
            if (Heading().Match(text) is { Success: true } heading)
            {
                asOf = Day(heading.Groups[1].Value);
                if (asOf is null)
                {
                    yield return Broken(lines.Line, "date", "The heading must have a day as MM/DD/YY.");
                }

                continue;
            }

            if (!Line().IsMatch(text))
            {
                continue;
            }

            if (asOf is null)
            {
                yield return Broken(lines.Line, "heading", "A list must begin with HIGHEST GROUP ISSUED AS OF a day.");
                yield break;
            }

            foreach (Match pair in Pair().Matches(text))
            {
                yield return new Row(
                    lines.Line,
                    [
                        new(RecordFields.AsOf, asOf), new(RecordFields.Area, pair.Groups[1].Value),
                        new(RecordFields.Group, pair.Groups[2].Value),
                    ],
                    null);
            }
        }

        if (lines.TooLong)
        {
            yield return Broken(lines.Line, "lineTooLong", $"A line has at most {limits.MaxLineBytes} bytes.");
        }
    }

    private static string? Day(string text) =>
        DateOnly.TryParseExact(text, "MM/dd/yy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static Row Broken(long line, string code, string message) =>
        new(line, null, new RegisterProblem(line, null, code, message));

    [GeneratedRegex(@"ISSUED\s+AS\s+OF\s+([0-9/]{6,10})", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    /// <summary>A line of pairs and nothing else, so that prose and page numbers are left alone.</summary>
    [GeneratedRegex(@"^\s*(?:[0-9]{3}\s+[0-9]{2}\*?\s*)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Line();

    [GeneratedRegex(@"([0-9]{3})\s+([0-9]{2})\*?", RegexOptions.NonBacktracking)]
    private static partial Regex Pair();
}
