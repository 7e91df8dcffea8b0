using Bonafide.Core.Facts;
using Bonafide.Vision.Detectors;
using Bonafide.Vision.Detectors.Typefaces;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Tests.Detectors.Typefaces;

/// <summary>Three dates in one font, and below them a number in another weight, the only one of it.</summary>
public sealed class PageTypefaceTests
{
    private const string Family = "DejaVu Sans";

    private static readonly double Limit = DetectorOptions.Default.LeastOddTypeface;

    [Theory]
    [InlineData(null)]
    [InlineData(Family)]
    public void NumberAsItShouldBe_IsNotOdd(string? family)
    {
        var lines = Draw(DrawnValue.Sans + " " + DrawnValue.Bold, family is not null);

        Assert.All(lines, line => Assert.InRange(PageTypeface.Of(lines, family)!.Odd(line)!.Value, 0, Limit / 2));
    }

    [Theory]
    [InlineData("DejaVu Serif", null)]
    [InlineData("DejaVu Serif", Family)]
    [InlineData("DejaVu Sans Mono", Family)]
    [InlineData("DejaVu Sans Light", null)]
    public void NumberInAnotherFont_IsTheOddOne(string font, string? family)
    {
        var lines = Draw($"font-family=\"{font}\" {DrawnValue.Bold}", family is not null);
        var odd = lines.Select(PageTypeface.Of(lines, family)!.Odd).ToList();

        Assert.True(odd[^1] >= Limit);
        Assert.All(odd.SkipLast(1), other => Assert.True(other < Limit));
    }

    /// <summary>Another weight is as right as this one where no layout says which is.</summary>
    [Fact]
    public void OtherWeight_IsOddOnlyWhereALayoutSaysSo()
    {
        var lines = Draw(DrawnValue.Sans, isKnown: true);

        Assert.True(PageTypeface.Of(lines, Family)!.Odd(lines[^1]) >= Limit);
        lines = Draw(DrawnValue.Sans, isKnown: false);
        Assert.True(PageTypeface.Of(lines, null)!.Odd(lines[^1]) < Limit);
    }

    /// <summary>A photo, or a printer, may make some of a page's strokes fatter and leave the others.</summary>
    [Theory]
    [InlineData(0.8)]
    [InlineData(1.1)]
    public void FatterPrintOfTheSameFont_IsNotOdd(double width)
    {
        var fat = FormattableString.Invariant($"{DrawnValue.Sans} stroke=\"#202020\" stroke-width=\"{width}\"");
        var lines = DrawnValue.Draw(
        [
            new(FieldNames.DateOfBirth, "12.10.1984", DrawnValue.Sans, false),
            new(FieldNames.IssuingDate, "21.08.2024", DrawnValue.Sans, false),
            new(FieldNames.ExpiryDate, "20.08.2034", DrawnValue.Sans, false),
            new(FieldNames.DocumentNumber, "84730592", fat, false),
        ]).Lines;

        Assert.InRange(PageTypeface.Of(lines, Family)!.Odd(lines[^1])!.Value, 0, Limit);
    }

    [Fact]
    public void TooFewLines_TellNothing()
    {
        var lines = Draw(DrawnValue.Sans, isKnown: true);

        Assert.Null(PageTypeface.Of([.. lines.Take(2)], null));
        Assert.Null(PageTypeface.Of([], Family));
        Assert.Null(PageTypeface.Of([lines[0]], Family)!.Odd(lines[0]));
    }

    [Fact]
    public void FamilyThatIsNotKnown_TellsNothing() =>
        Assert.Null(PageTypeface.Of(Draw(DrawnValue.Sans, isKnown: true), "a family that nobody drew"));

    [Fact]
    public void FaintOrTinyPrint_HasNoShape()
    {
        var (page, lines) = DrawnValue.Draw([new(FieldNames.DocumentNumber, "84730592", DrawnValue.Sans, null)]);
        var line = lines[0].Line;
        var pale = new GrayImage(page.Width, page.Height, [.. page.Pixels.Select(tone => (byte)(220 + (tone / 8)))]);

        Assert.Equal("84730592", string.Concat(DigitCutter.Cut(page, line).Select(glyph => glyph.Sign)));
        Assert.Empty(DigitCutter.Cut(pale, line));
        Assert.Empty(DigitCutter.Cut(page, line with { Box = Core.Facts.Quad.FromRectangle(40, 40, 30, 6) }));
    }

    [Fact]
    public void OneDigitAgainAndAgain_ShowsNoTypeface()
    {
        var (_, lines) = DrawnValue.Draw([new(FieldNames.DocumentNumber, "1111111", DrawnValue.Sans, null)]);

        Assert.False(lines[0].ShowsTypeface);
    }

    /// <summary>Signs of the place were misread for digits.</summary>
    [Theory]
    [InlineData("12.10.1984,H0HEN", "12101984")]
    [InlineData(",84730592, A", "84730592")]
    public void DigitsOfWords_AreNotCut(string text, string digits)
    {
        var (_, lines) = DrawnValue.Draw([new(FieldNames.DateOfBirth, text, DrawnValue.Sans, null, 20)]);

        Assert.Equal(digits, string.Concat(lines[0].Digits.Select(digit => digit.Sign)));
        Assert.True(lines[0].ShowsTypeface);
    }

    [Fact]
    public void PostalCode_ShowsNoTypefaceOfValues()
    {
        var (_, lines) = DrawnValue.Draw([new(FieldNames.DocumentNumber, "84730", DrawnValue.Sans, null)]);

        Assert.True(lines[0].ShowsTypeface);
        Assert.False(new SetLine(lines[0].Line, null, null, lines[0].Digits).ShowsTypeface);
    }

    private static IReadOnlyList<SetLine> Draw(string number, bool isKnown) => DrawnValue.Draw(
    [
        new(FieldNames.DateOfBirth, "12.10.1984", DrawnValue.Sans, isKnown ? false : null),
        new(FieldNames.IssuingDate, "21.08.2024", DrawnValue.Sans, isKnown ? false : null),
        new(FieldNames.ExpiryDate, "20.08.2034", DrawnValue.Sans, isKnown ? false : null),
        new(FieldNames.DocumentNumber, "84730592", number, isKnown ? true : null),
    ]).Lines;
}
