using System.Text;

namespace Bonafide.Core.Identity.Names;

/// <summary>
/// Latin letters without their marks: é → e, Ł → L, ß → ss. Other scripts are left alone; they go through
/// <see cref="Transliterator"/> first. The tables follow the canonical decompositions of the Unicode Character
/// Database; the platform's own normaliser is not there under invariant globalisation.
/// </summary>
public static class LatinFolding
{
    // One base letter per code point; "?" is written with two letters, "_" has no Latin base and is kept.
    private const string From00C0 =
        "AAAAAA?CEEEEIIIIDNOOOOO_OUUUUY??aaaaaa?ceeeeiiiidnooooo_ouuuuy?y" +
        "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLlL" +
        "lLlNnNnNnnNnOoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs" +
        "________________________________Oo_____________Uu_______________" +
        "_____________AaIiOoUuUuUuUuUu_AaAa____GgKkOoOo__j___Gg__NnAa____" +
        "AaAaEeEeIiIiOoOoRrRrUuUuSsTt__Hh______AaEeOoOoOoOoYy____________" +
        "________________";

    private const string From1E00 =
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm" +
        "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv" +
        "WwWwWwWwWwXxXxYyZzZzZzhtwy____?_AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe" +
        "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy______";

    public static string Fold(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length + 4);
        foreach (var c in text)
        {
            Append(folded, c);
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        if (c < '\u00C0' || IsCombining(c))
        {
            if (c is < '\u0080' or > '\u00BF' && !IsCombining(c))
            {
                folded.Append(c);
            }
            else if (c is '\u00A0')
            {
                folded.Append(' ');
            }

            return;
        }

        var letter = c switch
        {
            < '\u0250' => From00C0[c - '\u00C0'],
            >= '\u1E00' and < '\u1F00' => From1E00[c - '\u1E00'],
            _ => '_',
        };
        switch (letter)
        {
            case '?':
                folded.Append(TwoLetters(c));
                break;
            case '_':
                folded.Append(Punctuation(c));
                break;
            default:
                folded.Append(letter);
                break;
        }
    }

    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F';

    private static char Punctuation(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u02BC' or '\u02BB' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
        _ => c,
    };

    private static string TwoLetters(char c) => c switch
    {
        'Æ' => "AE",
        'æ' => "ae",
        'Þ' => "TH",
        'þ' => "th",
        'ß' => "ss",
        '\u1E9E' => "SS",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'Œ' => "OE",
        _ => "oe",
    };
}
