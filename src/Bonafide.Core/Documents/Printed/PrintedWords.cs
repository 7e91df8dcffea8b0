using System.Text.RegularExpressions;

namespace Bonafide.Core.Documents.Printed;

/// <summary>Words in places where no digits stand: recognisers take round and straight capitals for digits.</summary>
internal static partial class PrintedWords
{
    private const string Digits = "01568";
    private const string Letters = "OISGB";

    /// <summary>Fewer letters beside a digit may as well be a code.</summary>
    private const int LeastLetters = 2;

    /// <summary>A single digit within a word of letters becomes the letter that it resembles.</summary>
    internal static string WithoutDigits(string text) => string.Join(' ', text.Split(' ').Select(Word));

    /// <summary>
    /// Whether a word of small letters runs into one of capitals: a value that is printed over its label, or so near
    /// that the gap was not seen. Names such as MacDONALD have fewer small letters.
    /// </summary>
    internal static bool HoldsTwoPrints(string text) => CapitalsBehindSmall().IsMatch(text);

    [GeneratedRegex(@"\p{Ll}{4,}\p{Lu}{2,}")]
    private static partial Regex CapitalsBehindSmall();

    /// <summary>The capital that a recogniser takes for the digit; null when there is none.</summary>
    internal static char? LetterLike(char digit) => Other(digit, Digits, Letters);

    /// <summary>The digit that a recogniser takes for the capital; null when there is none.</summary>
    internal static char? DigitLike(char letter) => Other(letter, Letters, Digits);

    private static char? Other(char sign, string ones, string others) =>
        ones.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? others[at] : null;

    private static string Word(string word)
    {
        if (word.Count(char.IsAsciiDigit) != 1 || word.Count(char.IsLetter) < LeastLetters)
        {
            return word;
        }

        var at = word.AsSpan().IndexOfAnyInRange('0', '9');
        return LetterLike(word[at]) is { } letter ? word[..at] + letter + word[(at + 1)..] : word;
    }
}
