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

    internal PageTurn Look(RgbImage page, IReadOnlyList<LineBox> boxes)
    {
        var tried = boxes.Where(box => box.Length > box.Thickness * 2.5)
            .OrderBy(box => Math.Abs(Math.Log(box.Length / box.Thickness / BestStretch)) - (box.Thickness / 100))
            .Take(MostTried).Select(box => box.Corners()).ToList();
        if (tried.Count == 0)
        {
            return PageTurn.Unread;
        }

        var lines = reader.Recognise(page, tried);
        var upright = Confidence(lines);
        return upright < SureConfidence
            && Confidence(reader.Recognise(page, [.. tried.Select(Turned)])) > upright + 0.03
                ? new(true, PageTurn.Unread.Read)
                : new(false, tried.Zip(lines).DistinctBy(one => one.First).ToDictionary());
    }

    private static double Confidence(TextLine[] lines) =>
        lines.Average(line => line.Text.Length < 2 ? 0 : line.Confidence);

    private static Quad Turned(Quad quad) => new(quad.BottomRight, quad.BottomLeft, quad.TopLeft, quad.TopRight);
}

/// <param name="Read">What was read to tell it and stays as it lies, so that nobody reads it again.</param>
internal sealed record PageTurn(bool IsUpsideDown, IReadOnlyDictionary<Quad, TextLine> Read)
{
    internal static PageTurn Unread { get; } = new(false, new Dictionary<Quad, TextLine>());
}
