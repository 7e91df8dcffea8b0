namespace Bonafide.Core.Documents.Mrz;

/// <summary>
/// Names of the zone (Doc 9303-3 §4.6): primary identifier, two fillers, secondary identifier, fillers to the end.
/// Single fillers stand for spaces, hyphens and other separators.
/// </summary>
internal static class MrzNames
{
    public readonly record struct Part(string? Value, string Raw, MrzSpan Span, bool Truncated);

    /// <returns>Surname, given names, and whether something stands where only fillers may.</returns>
    public static (Part Surname, Part Given, bool Odd) Split(string text, MrzSpan place)
    {
        const string Separator = "<<";
        var end = text.TrimEnd(MrzSigns.Filler).Length;
        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        var surnameEnd = separator < 0 ? end : Math.Min(separator, end);
        var givenStart = Math.Min(surnameEnd + Separator.Length, end);
        var second = text.IndexOf(Separator, givenStart, StringComparison.Ordinal);
        var givenEnd = second < 0 ? end : Math.Min(second, end);

        // A letter in the last place tells that names were cut. An issuer that cuts by count alone leaves a filler
        // there where the place ends behind a whole part.
        var mayBeCut = end >= text.Length - 1;
        return (
            Read(text, place, 0, surnameEnd, mayBeCut),
            Read(text, place, givenStart, Math.Max(givenStart, givenEnd), mayBeCut),
            Odd: givenEnd < end || text.StartsWith(MrzSigns.Filler));
    }

    private static Part Read(string text, MrzSpan place, int start, int end, bool truncated)
    {
        var raw = text[start..end];
        var words = raw.Split(MrzSigns.Filler, StringSplitOptions.RemoveEmptyEntries);
        return new Part(
            words.Length == 0 ? null : string.Join(' ', words), raw,
            new MrzSpan(place.Line, place.Start + start, raw.Length), truncated);
    }
}
