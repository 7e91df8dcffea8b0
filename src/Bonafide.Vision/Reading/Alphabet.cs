using Bonafide.Core.Identity.Names;

namespace Bonafide.Vision.Reading;

/// <summary>The signs that a recognition model tells apart: blank, the pack's list in its order, and the
/// space.</summary>
internal sealed class Alphabet
{
    /// <summary>The class that stands for "no sign here".</summary>
    internal const int Blank = 0;

    private readonly char[] _signs;
    private readonly (int Class, char Letter)[] _letters;

    private Alphabet(char[] signs)
    {
        _signs = signs;
        _letters = [.. signs.Select((sign, at) => (at + 1, char.ToUpperInvariant(sign)))
            .Where(letter => char.IsAsciiLetter(letter.Item2))];
    }

    /// <summary>The sign of a class other than the blank.</summary>
    internal char this[int index] => _signs[index - 1];

    internal static Alphabet Load(string path)
    {
        var lines = File.ReadAllLines(path);
        var signs = new char[lines.Length + 1];
        for (var i = 0; i < lines.Length; i++)
        {
            // Signs beyond the basic plane have no single char; none of the scripts we read needs one.
            signs[i] = lines[i].Length == 1 ? lines[i][0] : '\uFFFD';
        }

        signs[^1] = ' ';
        return new Alphabet(signs);
    }

    /// <summary>The probability of the likeliest letter of A to Z that the sign is not, in either case and without
    /// marks; 0 when the sign is no such letter.</summary>
    internal double OtherLetter(SignSteps steps, int step, int index)
    {
        // Marks that stand alone are folded away.
        var letter = char.ToUpperInvariant(LatinFolding.Fold(this[index].ToString()).FirstOrDefault());
        return char.IsAsciiLetter(letter)
            ? _letters.Where(other => other.Letter != letter).Select(other => (double)steps[step, other.Class])
                .DefaultIfEmpty(0).Max()
            : 0;
    }

    /// <summary>The class of each wanted sign, in their order.</summary>
    /// <exception cref="InvalidDataException">The model does not know one of them.</exception>
    internal int[] ClassesOf(string wanted) => [.. wanted.Select(sign => Array.IndexOf(_signs, sign) is >= 0 and var at
        ? at + 1
        : throw new InvalidDataException("The recognition pack lacks a sign of the machine readable zone."))];
}
