namespace Bonafide.Vision.Reading;

/// <summary>
/// What a sign means at a place of the zone. OCR-B prints O and 0, I and 1 nearly alike, so a letter that is read at a
/// place of digits is its look-alike, and the other way round.
/// </summary>
internal static class MrzPlaces
{
    private const string Digits = "0123456789<";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    private const string LettersForDigits = "O0D0Q0I1L1Z2S5G6B8T7A4";
    private const string DigitsForLetters = "0O1I2Z5S6G8B7T4A";

    /// <summary>The signs of a kind of place; null where all may stand.</summary>
    internal static string? Fitting(char place) => place switch
    {
        'd' or 'k' => Digits,
        'a' => Letters,
        's' => "MF<",
        _ => null,
    };

    /// <summary>The sign itself or its look-alike, whichever fits; null when neither does.</summary>
    internal static char? At(char sign, string fitting)
    {
        if (fitting.Contains(sign, StringComparison.Ordinal))
        {
            return sign;
        }

        var alike = char.IsAsciiDigit(sign) ? DigitsForLetters : LettersForDigits;
        for (var at = 0; at < alike.Length; at += 2)
        {
            if (alike[at] == sign && fitting.Contains(alike[at + 1], StringComparison.Ordinal))
            {
                return alike[at + 1];
            }
        }

        return null;
    }
}
