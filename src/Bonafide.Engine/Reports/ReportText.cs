using System.Text;

namespace Bonafide.Engine.Reports;

/// <summary>Breaks text into lines, and puts it into the order in which it is drawn.</summary>
internal static class ReportText
{
    /// <summary>Lines of at most this width: broken at blanks, and within a word that is longer than a line.</summary>
    public static List<string> Break(string text, double width, Func<string, double> measure)
    {
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            var joined = line.Length == 0 ? rest : $"{line} {rest}";
            if (measure(joined) <= width)
            {
                line = joined;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            while (measure(rest) > width && Fitting(rest, width, measure) is var length && length < rest.Length)
            {
                lines.Add(rest[..length]);
                rest = rest[length..];
            }

            line = rest;
        }

        if (line.Length > 0 || lines.Count == 0)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Runs of right-to-left letters (Hebrew, Arabic) are drawn from their end, since the page is drawn from
    /// left to right. Letters keep their separate forms.</summary>
    public static string Visual(string text)
    {
        if (!text.Any(IsRightToLeft))
        {
            return text;
        }

        var drawn = new StringBuilder(text.Length);
        var index = 0;
        while (index < text.Length)
        {
            var end = RunEnd(text, index);
            if (end == index)
            {
                drawn.Append(text[index++]);
                continue;
            }

            for (var place = end - 1; place >= index; place--)
            {
                drawn.Append(text[place]);
            }

            index = end;
        }

        return drawn.ToString();
    }

    private static int Fitting(string word, double width, Func<string, double> measure)
    {
        var length = 1;
        while (length < word.Length && measure(word[..(length + 1)]) <= width)
        {
            length++;
        }

        return length < word.Length && length > 1 && char.IsHighSurrogate(word[length - 1]) ? length - 1 : length;
    }

    private static string Clean(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c));

    /// <summary>The end of a run that starts here and ends with a right-to-left letter; blanks inside
    /// belong.</summary>
    private static int RunEnd(string text, int start)
    {
        var end = start;
        for (var index = start; index < text.Length; index++)
        {
            if (IsRightToLeft(text[index]))
            {
                end = index + 1;
            }
            else if (text[index] != ' ' || index == start)
            {
                break;
            }
        }

        return end;
    }

    private static bool IsRightToLeft(char c) => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC';
}
