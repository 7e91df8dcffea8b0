using System.Text.RegularExpressions;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// Tells labels from values. A label stands alone in its line, perhaps in several languages divided by a slash, or at
/// the beginning of the line of its value; licences by the EU's model number their fields instead.
/// </summary>
/// <param name="isNumbered">Whether the page is one on which numbers stand for labels.</param>
internal sealed partial class LabelSearch(LabelWords words, bool isNumbered)
{
    /// <summary>Shorter beginnings of a line are no labels.</summary>
    private const int MinInlineLength = 2;

    private const int MostWords = 6;

    private const int MinLengthBeforeDigits = 8;

    internal FoundLabel? Find(PrintedLine line)
    {
        if (Alone(Clean(line.Text)) is { } field)
        {
            return new(field, line, null);
        }

        return Before(line) ?? (isNumbered ? Numbered(line) : null);
    }

    /// <summary>Whether a line that is no label that is known looks like one: by its words, or by the number behind
    /// them.</summary>
    internal bool IsLikeLabel(PrintedLine line) => words.IsLike(line.Text) || TrailingNumber().IsMatch(line.Text);

    private static string Clean(string text) =>
        TrailingNumber().Replace(LeadingNumber().Replace(text, string.Empty), string.Empty);

    /// <summary>
    /// All parts are labels or translations; one that is known is enough when it is the first or the last. A part that
    /// names surnames says more than one that says "name".
    /// </summary>
    private LabelField? Alone(string text)
    {
        if (words.Whole(text) is { } whole)
        {
            return whole;
        }

        var parts = text.Split(
            ['/', '|', '\u2022', '\u00B7', '(', ')', ':'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 6 || text.Any(char.IsAsciiDigit))
        {
            return null;
        }

        var (first, last) = (words.Whole(parts[0]), words.Whole(parts[^1]));
        return first is null || (first.Field == FieldNames.FullName && last is not null) ? last : first;
    }

    /// <summary>The longest beginning that is a label.</summary>
    private FoundLabel? Before(PrintedLine line)
    {
        var colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && Alone(Clean(line.Text[..colon])) is { } before)
        {
            return new(before, line, Rest(line, colon + 1));
        }

        var ends = Enumerable.Range(1, Math.Max(0, line.Text.Length - 1))
            .Where(at => line.Text[at] is ' ' or '.' or '/' || IsGapLost(line.Text, at)).Take(MostWords).Reverse();
        foreach (var end in ends)
        {
            var start = LabelWords.Fold(Clean(line.Text[..end]));
            if (start.Length >= MinInlineLength && words.Whole(start) is { } field)
            {
                return new(field, line, Rest(line, end));
            }
        }

        return null;
    }

    /// <summary>Digits directly behind a long label: the gap was not seen. Behind a short one they may be a number
    /// that begins with letters.</summary>
    private static bool IsGapLost(string text, int at) =>
        at >= MinLengthBeforeDigits && char.IsAsciiDigit(text[at]) && char.IsLetter(text[at - 1]);

    /// <summary>What follows the label, unless that is a label too.</summary>
    private PrintedLine? Rest(PrintedLine line, int signs) =>
        line.After(signs) is { } rest && Alone(rest.Text) is null && !IsLikeLabel(rest) ? rest : null;

    private FoundLabel? Numbered(PrintedLine line)
    {
        var match = FieldNumber().Match(line.Text);
        return match.Success && words.Numbered(match.Groups[1].Value) is { } field
            ? new(field, line, line.After(match.Length), IsNumber: true)
            : null;
    }

    /// <summary>"1. ", "(3)", "4a", "15", "2 e 1": numbers before a label.</summary>
    [GeneratedRegex(@"^\s*\(?[0-9]{1,2}(,[0-9]| ?e ?[0-9])?[a-dA-D]?[.)\]:]?\s*(?=\p{L}{2})")]
    private static partial Regex LeadingNumber();

    /// <summary>"(1)" after a label refers to its translations.</summary>
    [GeneratedRegex(@"\s*[(\uFF08][0-9]{1,2}[a-d]?[)\uFF09}]\s*$")]
    private static partial Regex TrailingNumber();

    [GeneratedRegex(@"^\s*(4[abcdABCD]|[1235789](?![0-9]))[.,:]?\s*(?=\S|$)")]
    private static partial Regex FieldNumber();
}
