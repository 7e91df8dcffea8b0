using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Documents.Locating;

/// <summary>
/// The part of a photo that its text lies in, for a document whose outline is not seen, such as a dark one on a dark
/// table: of a large photo its print would be too small to be read.
/// </summary>
internal static class TextSurroundings
{
    /// <summary>Fewer lines may be anything.</summary>
    private const int LeastLines = 3;

    /// <summary>Room on each side for a portrait, a margin and lines that were not found, share of the text's longer
    /// side.</summary>
    private const double Room = 0.5;

    /// <summary>A part that is hardly smaller than the whole gains nothing.</summary>
    private const double MostPart = 0.8;

    /// <param name="frame">The whole photo, turned as the text runs.</param>
    /// <returns>A part of the frame, or the frame.</returns>
    internal static LineBox Of(LineBox frame, IReadOnlyList<Quad> text)
    {
        if (text.Count < LeastLines)
        {
            return frame;
        }

        var (cos, sin) = (Math.Cos(frame.Angle), Math.Sin(frame.Angle));
        var corners = text.SelectMany(line => new[] { line.TopLeft, line.TopRight, line.BottomRight, line.BottomLeft })
            .Select(corner => (X: corner.X - frame.X, Y: corner.Y - frame.Y)).ToList();
        var (left, right) = Range(corners.ConvertAll(at => (at.X * cos) + (at.Y * sin)));
        var (top, bottom) = Range(corners.ConvertAll(at => (at.Y * cos) - (at.X * sin)));
        var room = Math.Max(right - left, bottom - top) * Room;
        (left, right) = (Math.Max(left - room, -frame.Length / 2), Math.Min(right + room, frame.Length / 2));
        (top, bottom) = (Math.Max(top - room, -frame.Thickness / 2), Math.Min(bottom + room, frame.Thickness / 2));
        var (along, across) = ((left + right) / 2, (top + bottom) / 2);
        return Math.Max(right - left, bottom - top) > Math.Max(frame.Length, frame.Thickness) * MostPart
            ? frame
            : frame with
            {
                X = frame.X + (along * cos) - (across * sin), Y = frame.Y + (along * sin) + (across * cos),
                Length = right - left, Thickness = bottom - top,
            };
    }

    private static (double Least, double Most) Range(List<double> values) => (values.Min(), values.Max());
}
