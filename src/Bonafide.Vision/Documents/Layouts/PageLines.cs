using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using Quad = Bonafide.Vision.Images.Quad;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>
/// The lines of a page, each recognised when it is first asked for. An unsure line is looked at a second time in a
/// wider strip, and the surer of the two readings counts.
/// </summary>
/// <param name="read">What was recognised before.</param>
internal sealed class PageLines(
    TextReader reader, RgbImage page, IReadOnlyList<LineBox> boxes, IReadOnlyDictionary<LineBox, TextLine> read)
{
    /// <summary>The least sure sign below which a line is read again.</summary>
    private const double UnsureConfidence = 0.75;

    private const double SecondStretch = 1.3;

    /// <summary>Second looks cost time, which a page of smudges shall not use up.</summary>
    private const int MostAgain = 10;

    private readonly TextLine?[] _lines = new TextLine?[boxes.Count];
    private int _again;

    internal RgbImage Page => page;

    internal IReadOnlyList<LineBox> Boxes => boxes;

    /// <summary>Those that were asked for so far and hold a sign.</summary>
    internal IReadOnlyList<TextLine> Known => [.. _lines.OfType<TextLine>().Where(line => line.Text.Length > 0)];

    internal TextLine this[int index] =>
        _lines[index] ??= Recognised(boxes[index]);

    /// <summary>What stands in a place where no line was found, or in a part of one.</summary>
    internal TextLine Read(Core.Facts.Quad place)
    {
        var corners = place.ToImage();
        return Surer(corners, First(corners));
    }

    internal IReadOnlyList<TextLine> All(int most) =>
        [.. Enumerable.Range(0, Math.Min(most, boxes.Count)).Select(index => this[index])
            .Where(line => line.Text.Length > 0)];

    private TextLine Recognised(LineBox box)
    {
        var corners = box.Corners();
        return Surer(corners, read.GetValueOrDefault(box) ?? First(corners));
    }

    private TextLine First(Quad place) => reader.Recognise(page, place, 1);

    private TextLine Surer(Quad place, TextLine line)
    {
        if (line.Text.Length == 0 || Least(line) >= UnsureConfidence || _again++ >= MostAgain)
        {
            return line;
        }

        // A single sign fills its strip, and the model was made for lines: it is shown with some of what is round it.
        var again = line.Text.Length == 1
            ? First(Padded(place))
            : reader.Recognise(page, place, SecondStretch);
        return Least(again) > Least(line) ? again : line;
    }

    private static Quad Padded(Quad place)
    {
        var along = (place.TopRight - place.TopLeft) * (float)(0.6 * place.Height / Math.Max(1, place.Width));
        return new(
            place.TopLeft - along, place.TopRight + along, place.BottomRight + along, place.BottomLeft - along);
    }

    private static double Least(TextLine line) => line.Signs.Where(sign => char.IsLetterOrDigit(sign.Sign))
        .Select(sign => sign.Confidence).DefaultIfEmpty(0).Min();
}
