using System.Text;

namespace Bonafide.Core.Sightings;

/// <summary>
/// Folds the spellings of a name or an address to one text for hashing. Stored hashes depend on it, so it stands apart
/// from the comparers, which may improve: a change here forgets all history. It folds more than a comparison should
/// (MÜLLER, MUELLER and MULLER become one) because the machine readable zone spells umlauts out (ICAO Doc 9303-3 §6).
/// </summary>
internal static class FoldedText
{
    // U+00C0 to U+00FF, by code point; a space stands for a sign that is dropped. Two-letter forms follow below.
    private const string Latin1 =
        "AAAAAA CEEEEIIIIDNOOOOO OUUUUY  AAAAAA CEEEEIIIIDNOOOOO OUUUUY Y";

    // U+0100 to U+017F.
    private const string LatinExtendedA =
        "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIII  JJKKKLLLLLLLLLLNNNNNNNNNOOOOOO  RRRRRRSSSSSSSSTTTTTT"
        + "UUUUUUUUUUUUWWYYYZZZZZZS";

    /// <summary>Letters and digits only, upper case, folded.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            Append(folded, c);
        }

        return folded.Replace("AE", "A").Replace("OE", "O").Replace("UE", "U").Replace("AA", "A").ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'ß' or 'ẞ':
                folded.Append("SS");
                break;
            case 'Æ' or 'æ':
                folded.Append("AE");
                break;
            case 'Œ' or 'œ':
                folded.Append("OE");
                break;
            case 'Þ' or 'þ':
                folded.Append("TH");
                break;
            case 'Ĳ' or 'ĳ':
                folded.Append("IJ");
                break;
            case >= '\u00C0' and <= '\u00FF' when Latin1[c - '\u00C0'] != ' ':
                folded.Append(Latin1[c - '\u00C0']);
                break;
            case >= '\u0100' and <= '\u017F' when LatinExtendedA[c - '\u0100'] != ' ':
                folded.Append(LatinExtendedA[c - '\u0100']);
                break;
            default:
                if (char.IsLetterOrDigit(c))
                {
                    folded.Append(char.ToUpperInvariant(c));
                }

                break;
        }
    }
}
