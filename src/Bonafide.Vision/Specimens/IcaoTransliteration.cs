using System.Text;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Vision.Specimens;

/// <summary>
/// Latin letters of the printed zone as the machine readable zone writes them (ICAO Doc 9303-3 §6, table A): letters
/// that become two, then all others without their marks.
/// </summary>
public static class IcaoTransliteration
{
    private static readonly Dictionary<char, string> Pairs = new()
    {
        ['Ä'] = "AE", ['Å'] = "AA", ['Æ'] = "AE", ['Ö'] = "OE", ['Ø'] = "OE", ['Œ'] = "OE", ['Ü'] = "UE",
        ['ẞ'] = "SS", ['ß'] = "SS", ['Þ'] = "TH", ['Ĳ'] = "IJ", ['İ'] = "I", ['ı'] = "I", ['Đ'] = "D",
        ['Ð'] = "D", ['Ł'] = "L",
        ['’'] = "'",
    };

    public static string Latin(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name.ToUpperInvariant())
        {
            text.Append(Pairs.GetValueOrDefault(letter) ?? LatinFolding.Fold(letter.ToString()));
        }

        return text.ToString();
    }
}
