using Bonafide.Core.Facts;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// A photo within a picture of a screen: bars of exactly one colour that end in one row of pixels, on two opposite
/// sides of the document. No lens draws such a bar, since every sensor has noise, and what is overexposed has no
/// straight end along a row. The value is the bars' share of the picture. Whole pictures of a drawing, which have no
/// surroundings, give no statement.
/// </summary>
internal sealed class ScreenshotDetector(DetectorOptions options) : ISurfaceDetector
{
    public string Name => DetectorNames.Screenshot;

    public IEnumerable<DetectorFinding> Look(SurfaceView view)
    {
        if (view.Part == "DOCUMENT")
        {
            // Paper is scanned to pages with margins, and is not asked to be a photo.
            yield return Finding(null);
            yield break;
        }

        var photo = view.Photo;
        var rows = Content(photo.Height, photo.Width, (row, at) => photo[at, row]);
        var columns = Content(photo.Width, photo.Height, (column, at) => photo[column, at]);
        var share = Math.Max(Share(rows, photo.Height), Share(columns, photo.Width));
        yield return Finding(Holds(view, rows, columns) ? Math.Round(share, 4) : 0);
    }

    private DetectorFinding Finding(double? share) =>
        new(Name, share, options.LeastBars, "fraction", share >= options.LeastBars);

    /// <summary>Both bars count, so that one straight edge of a table is none.</summary>
    private static double Share((int First, int Last) content, int lines) =>
        content.First == 0 || content.Last == lines - 1
            ? 0
            : (content.First + lines - 1 - content.Last) / (double)lines;

    /// <summary>The document lies between the bars: a drawn page's own header is no bar.</summary>
    private static bool Holds(SurfaceView view, (int First, int Last) rows, (int First, int Last) columns)
    {
        // An outline is found on a smaller picture, and lies a pixel of that one beside its edge.
        var slack = Math.Max(view.Photo.Width, view.Photo.Height) / 100.0;
        var page = view.Outline;
        (double X, double Y)[] corners =
            [(page.X0, page.Y0), (page.X1, page.Y1), (page.X2, page.Y2), (page.X3, page.Y3)];
        return corners.All(corner =>
            corner.X >= columns.First - slack && corner.X <= columns.Last + slack
            && corner.Y >= rows.First - slack && corner.Y <= rows.Last + slack);
    }

    /// <summary>The lines between the first bar and the last one; all of them where there is none.</summary>
    private static (int First, int Last) Content(int lines, int length, Pixel pixel)
    {
        var first = Bar(lines, length, pixel);
        var last = Bar(lines, length, (line, at) => pixel(lines - 1 - line, at));
        return (first, lines - 1 - last);
    }

    /// <summary>Lines from the edge to where a bar ends sharply; 0 where none does.</summary>
    private static int Bar(int lines, int length, Pixel pixel)
    {
        const int Exact = 2;
        const double MostMarks = 0.55;
        var end = 0;
        for (var line = 0; line < lines / 2; line++)
        {
            var plain = Plain(line, line, length, Exact, pixel);
            if (plain < 1 - MostMarks)
            {
                break;
            }

            // Marks of a status line may stand within the bar, and the photo begins behind its last plain line.
            end = plain > 0.97 ? line + 1 : end;
        }

        return end > 0 ? SharpEnd(end, lines, length, pixel) : 0;
    }

    /// <summary>The first line of what is shown; 0 where the bar fades out. Compression rings in the lines before it,
    /// and a scan's edge, which is never quite level, takes several.</summary>
    private static int SharpEnd(int end, int lines, int length, Pixel pixel)
    {
        const int Alike = 12;
        const int Ringing = 17;
        const int Reach = 3;
        const double MostLeft = 0.12;
        var bar = end - 1;
        var line = end;
        while (line < end + Ringing && Plain(line, bar, length, Alike, pixel) > 0.9)
        {
            line++;
        }

        return line + Reach < lines && Plain(line + Reach, bar, length, Alike, pixel) <= MostLeft ? line : 0;
    }

    /// <summary>Share of a line that has the colour another begins with, within a distance per channel.</summary>
    private static double Plain(int line, int like, int length, int distance, Pixel pixel)
    {
        const int Step = 3;
        var colour = pixel(like, length / 100);
        var (same, all) = (0, 0);
        for (var at = 0; at < length; at += Step)
        {
            var one = pixel(line, at);
            all++;
            if (Math.Abs(one[0] - colour[0]) <= distance && Math.Abs(one[1] - colour[1]) <= distance
                && Math.Abs(one[2] - colour[2]) <= distance)
            {
                same++;
            }
        }

        return same / (double)all;
    }

    private delegate Span<byte> Pixel(int line, int at);
}
