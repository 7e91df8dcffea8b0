using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Detectors.Typefaces;

/// <summary>A line of print whose setting is looked at.</summary>
/// <param name="Field">The field whose value it is; null for any other line.</param>
/// <param name="IsBold">Whether the layout sets it in bold; null where that is not known.</param>
/// <param name="Digits">Those that could be cut out.</param>
internal sealed record SetLine(TextLine Line, string? Field, bool? IsBold, IReadOnlyList<Glyph> Digits)
{
    /// <summary>Fewer digits of a field's value do not tell a typeface.</summary>
    private const int LeastDigits = 3;

    /// <summary>Of a line that is no field's value: a postal code has fewer, and is set smaller than values
    /// are.</summary>
    private const int LeastDigitsElsewhere = 6;

    /// <summary>Share of the line's signs that are digits; where it is lower, as in an address, print is set smaller
    /// than values are.</summary>
    private const double LeastShare = 0.3;

    /// <summary>Enough digits, and not the same one again and again.</summary>
    internal bool ShowsTypeface { get; } =
        Digits.Count >= (Field is null ? LeastDigitsElsewhere : LeastDigits)
        && Digits.Count >= LeastShare * Line.Text.Count(sign => sign != ' ')
        && Digits.Select(digit => digit.Sign).Distinct().Count() > 1;
}
