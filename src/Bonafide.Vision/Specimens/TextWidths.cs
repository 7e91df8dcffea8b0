namespace Bonafide.Vision.Specimens;

/// <summary>How wide print comes out, near enough to keep it inside its place: DejaVu Sans, in shares of its
/// size.</summary>
internal static class TextWidths
{
    private const double Bold = 1.13;

    internal static double Of(string text, bool bold, string font)
    {
        var family = font switch
        {
            _ when font.Contains("Condensed", StringComparison.Ordinal) => 0.9,
            _ when font.Contains("Serif", StringComparison.Ordinal) => 1.03,
            _ => 1,
        };
        var width = font.Contains("Mono", StringComparison.Ordinal) ? text.Length * 0.61 : text.Sum(Of);
        return width * family * (bold ? Bold : 1);
    }

    private static double Of(char sign) => sign switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '/' or 'I' or 'l' or 'i' or 'j' or 'J' => 0.34,
        '-' or '(' or ')' or 't' or 'f' or 'r' => 0.41,
        'M' or 'W' or 'm' or 'w' or 'Щ' or 'Ш' or 'Ю' or 'Ж' => 0.99,
        'O' or 'Q' or 'G' or 'D' or 'H' or 'N' or 'U' or '@' => 0.79,
        >= '0' and <= '9' => 0.64,
        _ when char.IsLower(sign) => 0.62,
        _ => 0.7,
    };
}
