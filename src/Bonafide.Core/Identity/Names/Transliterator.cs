using System.Text;

namespace Bonafide.Core.Identity.Names;

/// <summary>
/// Writes any script in Latin letters, code point by code point, from a table that a data package supplies.
/// Without a table only Latin letters are understood.
/// </summary>
/// <param name="blocks">For each block of 256 code points, the Latin text of each.</param>
public sealed class Transliterator(IReadOnlyDictionary<int, string[]> blocks)
{
    /// <summary>Knows Latin letters only.</summary>
    public static Transliterator LatinOnly { get; } = new(new Dictionary<int, string[]>());

    public bool KnowsOtherScripts => blocks.Count > 0;

    public string ToLatin(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        // Latin letters fold by our own table, so that an installation without the package compares them alike.
        var folded = LatinFolding.Fold(text);
        if (Ascii.IsValid(folded) || blocks.Count == 0)
        {
            return folded;
        }

        var latin = new StringBuilder(folded.Length * 2);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                latin.Append((char)rune.Value);
            }
            else if (blocks.TryGetValue(rune.Value >> 8, out var block) && (rune.Value & 255) < block.Length)
            {
                latin.Append(block[rune.Value & 255]);
                if (IsSyllable(rune))
                {
                    latin.Append(' ');
                }
            }
        }

        return latin.ToString();
    }

    /// <summary>
    /// Chinese characters and Korean syllables, which are written without spaces: each becomes a word of its own, and
    /// the comparison joins words where the other side does.
    /// </summary>
    private static bool IsSyllable(Rune rune) => rune.Value
        is >= 0x3400 and <= 0x9FFF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
