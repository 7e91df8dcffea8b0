using System.Text;
using Bonafide.Core.Facts;
using Bonafide.Vision.Detectors.Typefaces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Tests.Detectors.Typefaces;

/// <summary>Values drawn one below the other, each as it should be set and as it is.</summary>
/// <param name="IsBold">Whether the layout sets it in bold.</param>
/// <param name="Font">SVG attributes.</param>
internal sealed record DrawnValue(string Field, string Text, string Font, bool? IsBold, int Size = 30)
{
    internal const string Sans = "font-family=\"DejaVu Sans\"";

    internal const string Bold = "font-weight=\"bold\"";

    internal static (GrayImage Page, IReadOnlyList<SetLine> Lines) Draw(IReadOnlyList<DrawnValue> values)
    {
        var svg = new StringBuilder(FormattableString.Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"420\" height=\"{50 + (values.Count * 70)}\">"))
            .Append("<rect width=\"100%\" height=\"100%\" fill=\"#eef2e4\"/>");
        foreach (var (row, value) in values.Index())
        {
            svg.Append(FormattableString.Invariant(
                $"<text x=\"40\" y=\"{66 + (row * 70)}\" font-size=\"{value.Size}\" {value.Font} "))
                .Append("fill=\"#202020\">").Append(value.Text).Append("</text>");
        }

        var page = SvgCodec.Draw(Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString())).ToGray();
        return (page, [.. values.Index().Select(value => value.Item.Set(page, 30 + (value.Index * 70)))]);
    }

    private SetLine Set(GrayImage page, int top)
    {
        var line = new TextLine(Text, 1, [.. Text.Select((sign, at) => new ReadSign(
            sign, 1, at / (double)Text.Length, (at + 1) / (double)Text.Length))],
            Core.Facts.Quad.FromRectangle(36, top, 300, 46));
        return new(line, Field, IsBold, DigitCutter.Cut(page, line));
    }
}
