using Bonafide.Vision.Images;

namespace Bonafide.Vision.Reading;

/// <summary>
/// Finds and reads the lines of a machine readable zone: wide lines of the lower half, closer to each other than
/// printed fields are, read over the zone's own alphabet.
/// </summary>
internal sealed class MrzReader(TextDetector detector, TextRecogniser recogniser, Alphabet alphabet)
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
    private const int SearchSide = 736;

    /// <summary>A line of the zone spans at least this share of the document's width.</summary>
    private const double MinWidthShare = 0.6;

    private readonly int[] _classes = alphabet.ClassesOf(Signs);

    internal MrzLines? Read(RgbImage image)
    {
        var lines = detector.Detect(image, SearchSide)
            .Where(box => box.Length >= image.Width * MinWidthShare && box.Y > image.Height * 0.4)
            .TakeLast(3)
            .Select(box => Read(image, box.Corners()))
            .Where(line => line.Text.Length >= 24)
            .ToList();
        return lines.Count is 2 or 3 ? new MrzLines(lines) : null;
    }

    private TextLine Read(RgbImage image, Quad corners)
    {
        var steps = recogniser.Distributions(image, corners, 1);
        return steps is null
            ? new TextLine(string.Empty, 0, [], corners.ToFacts())
            : new MrzDecoding(steps, _classes).BestPath(Signs, corners);
    }
}
