namespace Bonafide.Vision.Detectors.Typefaces;

/// <summary>The digits of one weight of one family, as they come out of each condition.</summary>
internal sealed class Typeface
{
    private readonly Glyph[][] _digits;

    /// <param name="digits">Zero to nine, squares of <see cref="Glyph.Side"/>.</param>
    internal Typeface(string family, bool isBold, IReadOnlyList<float[]> digits)
    {
        (Family, IsBold) = (family, isBold);
        _digits = [.. PrintCondition.All.Select(condition => condition.Apply(digits).Index()
            .Select(digit => new Glyph((char)('0' + digit.Index), Glyph.Side, digit.Item))
            .ToArray())];
    }

    internal string Family { get; }

    internal bool IsBold { get; }

    /// <summary>How unlike a line's digits are to these, that of the middle one, so that one that was misread or cut
    /// badly does not count.</summary>
    /// <param name="digits">At least one.</param>
    /// <param name="condition">A place in <see cref="PrintCondition.All"/>.</param>
    internal double Unlike(IReadOnlyList<Glyph> digits, int condition) =>
        Each(digits, condition).Order().ElementAt((digits.Count - 1) / 2);

    /// <summary>How unlike each of a line's digits is to its like here.</summary>
    internal IReadOnlyList<double> Each(IReadOnlyList<Glyph> digits, int condition) =>
        [.. digits.Select(digit => digit.Unlike(_digits[condition][digit.Sign - '0']))];
}
