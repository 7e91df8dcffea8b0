using System.Text;
using Bonafide.Core.Facts;
using Bonafide.Vision.Detectors;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Detectors;

/// <summary>Three dates drawn one below the other; what differs is how the last is set.</summary>
public sealed class PageTypefacesTests
{
    private const string Sans = "font-family=\"DejaVu Sans\"";

    private static readonly string[] Fields =
        [FieldNames.DateOfBirth, FieldNames.IssuingDate, FieldNames.ExpiryDate];

    private static readonly string[] Dates = ["12.10.1984", "21.08.2014", "20.08.2024"];

    [Theory]
    [InlineData(30)]
    [InlineData(36)]
    public void OneFont_IsTheSameWhateverItsSize(int size) =>
        Assert.InRange(Odd(Sans, size, isBold: false)!.Value, 0, DetectorOptions.Default.LeastUnlikeDigits * 0.7);

    [Theory]
    [InlineData("font-family=\"DejaVu Serif\" font-weight=\"bold\"")]
    [InlineData("font-family=\"DejaVu Sans Mono\" font-weight=\"bold\"")]
    [InlineData("font-family=\"DejaVu Sans\" font-weight=\"bold\"")]
    public void OtherFontOrWeight_IsUnlikeWhatTheLayoutPromises(string font) =>
        Assert.True(Odd(font, 30, isBold: false) > DetectorOptions.Default.LeastUnlikeDigits);

    [Fact]
    public void OtherWeight_TellsNothingOnAnUnknownDesign() =>
        Assert.Null(Odd(Sans + " font-weight=\"bold\"", 30, isBold: null));

    [Fact]
    public void OfTwoThatDiffer_NeitherIsTheOddOne()
    {
        var (page, lines) = Draw("font-family=\"DejaVu Serif\"", 30, isBold: false);

        Assert.Null(new PageTypefaces(page, [.. lines.Skip(1)]).Of(1));
    }

    [Fact]
    public void FaintOrTinyPrint_HasNoShape()
    {
        var (page, lines) = Draw(Sans, 30, isBold: false);
        var pale = new GrayImage(page.Width, page.Height, [.. page.Pixels.Select(tone => (byte)(220 + (tone / 8)))]);

        Assert.Null(new PageTypefaces(pale, lines).Of(2));
        Assert.Empty(DigitCutter.Cut(page, lines[0].Line with { Box = Quad.FromRectangle(40, 40, 30, 6) }));
    }

    private static double? Odd(string font, int size, bool? isBold)
    {
        var (page, lines) = Draw(font, size, isBold);
        return new PageTypefaces(page, lines).Of(2);
    }

    private static (GrayImage Page, List<SetLine> Lines) Draw(string font, int size, bool? isBold)
    {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"420\" height=\"260\">")
            .Append("<rect width=\"100%\" height=\"100%\" fill=\"#eef2e4\"/>");
        var lines = new List<SetLine>();
        foreach (var (row, date) in Dates.Index())
        {
            var (top, isLast) = (30 + (row * 70), row == Dates.Length - 1);
            svg.Append(FormattableString.Invariant(
                $"<text x=\"40\" y=\"{top + 36}\" font-size=\"{(isLast ? size : 30)}\" "))
                .Append(isLast ? font : Sans).Append(" fill=\"#202020\">").Append(date).Append("</text>");
            lines.Add(new(
                new TextLine(date, 1, [.. date.Select((sign, at) => new ReadSign(
                    sign, 1, at / (double)date.Length, (at + 1) / (double)date.Length))],
                    Quad.FromRectangle(36, top, 300, 46)),
                Fields[row], isBold));
        }

        return (SvgCodec.Draw(Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString())).ToGray(), lines);
    }
}
