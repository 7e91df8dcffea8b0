using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>The lines of a page, each recognised when it is first asked for.</summary>
internal sealed class PageLines(TextReader reader, RgbImage page, IReadOnlyList<LineBox> boxes)
{
    private readonly TextLine?[] _lines = new TextLine?[boxes.Count];

    internal RgbImage Page => page;

    internal IReadOnlyList<LineBox> Boxes => boxes;

    /// <summary>Those that were asked for so far and hold a sign.</summary>
    internal IReadOnlyList<TextLine> Known => [.. _lines.OfType<TextLine>().Where(line => line.Text.Length > 0)];

    internal TextLine this[int index] =>
        _lines[index] ??= reader.Recognise(page, [boxes[index].Corners()])[0];

    /// <summary>What stands in a place where no line was found.</summary>
    internal TextLine Read(Core.Facts.Quad place) => reader.ReadRegions(page, [place])[0];

    internal IReadOnlyList<TextLine> All(int most) =>
        [.. Enumerable.Range(0, Math.Min(most, boxes.Count)).Select(index => this[index])
            .Where(line => line.Text.Length > 0)];
}
