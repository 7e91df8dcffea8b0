using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Documents;

/// <summary>Which way up a page is: the way in which its text is read more surely.</summary>
internal sealed class UprightPage(TextReader reader)
{
    private const int MostTried = 3;

    /// <summary>Length over thickness of a line that is quick to read and long enough to tell.</summary>
    private const double BestStretch = 7;

    /// <summary>Upside down, text is read with less than this.</summary>
    private const double SureConfidence = 0.9;

    internal bool IsUpsideDown(RgbImage page, IReadOnlyList<LineBox> boxes)
    {
        var tried = boxes.Where(box => box.Length > box.Thickness * 2.5)
            .OrderBy(box => Math.Abs(Math.Log(box.Length / box.Thickness / BestStretch)) - (box.Thickness / 100))
            .Take(MostTried).Select(box => box.Corners()).ToArray();
        if (tried.Length == 0)
        {
            return false;
        }

        var upright = Confidence(page, tried);
        return upright < SureConfidence && Confidence(page, [.. tried.Select(Turned)]) > upright + 0.03;
    }

    private double Confidence(RgbImage page, Quad[] regions) =>
        reader.Recognise(page, regions).Average(line => line.Text.Length < 2 ? 0 : line.Confidence);

    private static Quad Turned(Quad quad) => new(quad.BottomRight, quad.BottomLeft, quad.TopLeft, quad.TopRight);
}
