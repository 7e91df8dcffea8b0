using Bonafide.Vision.Images;

namespace Bonafide.Vision.Reading;

/// <summary>
/// Reads the lines of a machine readable zone over the zone's own alphabet: no other signs can stand there.
/// </summary>
internal sealed class MrzReader(TextRecogniser recogniser, Alphabet alphabet, Cores cores)
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

    /// <summary>A line of the zone spans at least this share of the page's width, and more where the document fills
    /// it.</summary>
    private const double MinWidthShare = 0.4;

    /// <summary>
    /// Widths of the strip that are tried, and heights of what is cut out, both as shares of the line as it was found:
    /// OCR-B stands wider than the print that the model was made for, and the model looks at a line that sits a little
    /// differently in its strip with other eyes. The first two lose different things: a small blurred zone is nothing
    /// to a narrow strip.
    /// </summary>
    private static readonly (double Stretch, double Height)[] Tries =
        [(0.8, 1), (1.0, 1), (0.6, 1), (1.3, 1), (0.8, 1.15), (0.7, 0.9), (0.9, 1.1), (1.15, 0.9)];

    /// <summary>Mean of the signs' confidences below which a line of another length is no line of the zone.</summary>
    private const double LikeConfidence = 0.5;

    /// <summary>Lengths of lines by Doc 9303 parts 4 to 7.</summary>
    private static readonly int[] Lengths = [30, 36, 44];

    private readonly int[] _classes = alphabet.ClassesOf(Signs);

    /// <param name="boxes">All lines of text on the page.</param>
    internal MrzLines? Read(RgbImage image, IReadOnlyList<LineBox> boxes)
    {
        var rows = MrzRows.Of(boxes, image.Width * MinWidthShare);
        if (rows.Count is < 2 or > 3)
        {
            return null;
        }

        var isOther = false;
        var read = cores.Each(rows, row =>
        {
            if (Volatile.Read(ref isOther))
            {
                return default;
            }

            var one = Read(image, row.Corners());
            if (!IsLike(one.Line))
            {
                // The rest need not be read.
                Volatile.Write(ref isOther, true);
            }

            return one;
        });
        return isOther
            ? null
            : new MrzLines([.. read.Select((row, at) => Fitted(row.Line, row.Decoding, at, read.Length))]);
    }

    /// <summary>A line of the right length is read again by what may stand at each of its places.</summary>
    private static TextLine Fitted(TextLine line, MrzDecoding? decoding, int at, int count) =>
        decoding is not null && Core.Documents.Mrz.MrzReader.Alphabets(count, line.Text.Length) is { } places
            ? decoding.Fitted(line, places[at])
            : line;

    /// <summary>The reading whose length is one of the standard's, else the surest.</summary>
    private (TextLine Line, MrzDecoding? Decoding) Read(RgbImage image, Quad corners)
    {
        (TextLine Line, MrzDecoding? Decoding) best = (new TextLine(string.Empty, 0, [], corners.ToFacts()), null);
        for (var at = 0; at < Tries.Length && !IsEnough(best.Line, at); at++)
        {
            var (stretch, height) = Tries[at];
            var cut = corners.Heightened(height);
            if (recogniser.Distributions(image, cut, stretch * height) is not { } steps)
            {
                break;
            }

            var decoding = new MrzDecoding(steps, Signs, _classes, cut);
            var line = decoding.BestPath();
            best = Worth(line) > Worth(best.Line) ? (line, decoding) : best;
        }

        return best;
    }

    /// <summary>
    /// A line of a right length is looked for longer than a sure one. What is nothing like the zone after two looks,
    /// such as a zone upside down, will not become like it.
    /// </summary>
    private static bool IsEnough(TextLine line, int tries) => (tries >= 2 && !IsLike(line))
        || (Lengths.Contains(line.Text.Length) && (line.Confidence > 0.95 || tries >= Tries.Length / 2));

    private static bool IsLike(TextLine line) => line.Text.Length >= 24
        && (line.Confidence > LikeConfidence || Lengths.Contains(line.Text.Length));

    private static double Worth(TextLine line) =>
        line.Confidence - (0.05 * Lengths.Min(length => Math.Abs(length - line.Text.Length)));
}
