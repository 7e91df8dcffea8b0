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
    TextReader reader, RgbImage page, IReadOnlyList<LineBox> boxes, IReadOnlyDictionary<Quad, TextLine> read)
{
    /// <summary>The least sure sign below which a line is read again.</summary>
    private const double UnsureConfidence = 0.75;

    private const double SecondStretch = 1.3;

    /// <summary>Second looks cost time, which a page of smudges shall not use up.</summary>
    private const int MostAgain = 10;

    private readonly Dictionary<LineCut, TextLine> _lines = [];
    private int _again;

    internal RgbImage Page => page;

    internal IReadOnlyList<LineBox> Boxes => boxes;

    /// <summary>Whole lines that were asked for so far and hold a sign.</summary>
    internal IReadOnlyList<TextLine> Known =>
        [.. Enumerable.Range(0, boxes.Count).Select(index => _lines.GetValueOrDefault(new(index)))
            .OfType<TextLine>().Where(line => line.Text.Length > 0)];

    internal TextLine this[int index] => this[new LineCut(index)];

    internal TextLine this[LineCut cut]
    {
        get
        {
            Recognise([cut]);
            return _lines[cut];
        }
    }

    /// <summary>Recognises at the same time what will be asked for one by one.</summary>
    internal void Recognise(IEnumerable<LineCut> cuts)
    {
        var missing = cuts.Distinct().Where(cut => !_lines.ContainsKey(cut)).ToList();
        foreach (var (cut, line) in missing.Zip(Read([.. missing.Select(cut => cut.Place(boxes[cut.Index]))])))
        {
            _lines[cut] = line;
        }
    }

    /// <summary>What stands in a place where no line was found.</summary>
    internal TextLine Read(Core.Facts.Quad place) => Read([place.ToImage()])[0];

    internal IReadOnlyList<TextLine> All(int most)
    {
        Recognise(Enumerable.Range(0, Math.Min(most, boxes.Count)).Select(index => new LineCut(index)));
        return Known;
    }

    private TextLine[] Read(IReadOnlyList<Quad> places)
    {
        var fresh = new Queue<TextLine>(reader.Recognise(page, [.. places.Where(place => !read.ContainsKey(place))]));
        TextLine[] lines = [.. places.Select(place => read.GetValueOrDefault(place) ?? fresh.Dequeue())];
        var unsure = Enumerable.Range(0, lines.Length).Where(at => IsUnsure(lines[at])).Take(MostAgain - _again)
            .ToList();
        _again += unsure.Count;
        var again = reader.Recognise(page, [.. unsure.Select(at => SecondLook(places[at], lines[at]))]);
        foreach (var (at, second) in unsure.Zip(again))
        {
            lines[at] = Least(second) > Least(lines[at]) ? second : lines[at];
        }

        return lines;
    }

    private static bool IsUnsure(TextLine line) => line.Text.Length > 0 && Least(line) < UnsureConfidence;

    /// <summary>A single sign fills its strip, and the model was made for lines: it is shown with some of what is
    /// round it.</summary>
    private static TextStrip SecondLook(Quad place, TextLine line) =>
        line.Text.Length == 1 ? new(Padded(place)) : new(place, SecondStretch);

    private static Quad Padded(Quad place)
    {
        var along = (place.TopRight - place.TopLeft) * (float)(0.6 * place.Height / Math.Max(1, place.Width));
        return new(
            place.TopLeft - along, place.TopRight + along, place.BottomRight + along, place.BottomLeft - along);
    }

    private static double Least(TextLine line) => line.Signs.Where(sign => char.IsLetterOrDigit(sign.Sign))
        .Select(sign => sign.Confidence).DefaultIfEmpty(0).Min();
}

/// <summary>A line that was found, or a part of it.</summary>
/// <param name="From">Share of its length.</param>
/// <param name="To">Share of its length.</param>
internal readonly record struct LineCut(int Index, double From = 0, double To = 1)
{
    internal Quad Place(LineBox box) => (From, To) == (0, 1)
        ? box.Corners()
        : box.Corners().ToFacts().Between(From, To).ToImage();
}
