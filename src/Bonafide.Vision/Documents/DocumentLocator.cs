using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Locating;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using FactQuad = Bonafide.Core.Facts.Quad;
using Quad = Bonafide.Vision.Images.Quad;

namespace Bonafide.Vision.Documents;

/// <summary>
/// Finds the document in a photo and makes it straight: text gives the direction, edges give the outline. Where no
/// outline is seen, the photo is turned level, without what lies far from its text. Which way up it is, is found later,
/// by reading.
/// </summary>
public sealed class DocumentLocator
{
    private const int TextSide = 640;
    private const int EdgeSide = 400;

    /// <summary>The longer side of the straightened page; an ID-1 card then has 440 dots per inch.</summary>
    private const int PageSide = 1500;

    /// <summary>Pages of paper carry smaller print on a larger sheet.</summary>
    private const int PaperSide = 2000;

    /// <summary>Best score of what is taken for an outline: all sides half seen, all text inside.</summary>
    private const double MinScore = 1.75;

    private readonly TextDetector _detector;

    internal DocumentLocator(TextDetector detector) => _detector = detector;

    /// <summary>The document, or the photo round its text where no outline is found.</summary>
    public LocatedDocument Locate(RgbImage photo)
    {
        var shrunk = photo.FitWithin(Math.Max(TextSide, EdgeSide * 2));
        var boxes = _detector.Detect(shrunk, TextSide);
        var axis = TextDirection.Of(boxes);
        var small = shrunk.FitWithin(EdgeSide);
        var scale = small.Width / (double)shrunk.Width;
        var text = boxes.Select(box => Scaled(box.Corners(), scale)).ToList();
        var found = new OutlineSearch(EdgeMap.Of(small), text).Find(axis);
        var toPhoto = photo.Width / (double)small.Width;
        var best = found.FirstOrDefault();
        return best is { Score: >= MinScore, Borders: < 4 }
            ? Of(photo, found, text, axis, toPhoto)
            : RoundText(photo, axis ?? 0, text, toPhoto, best is { IsWholePicture: true });
    }

    private static LocatedDocument Of(
        RgbImage photo, List<Outline> found, List<Quad> text, double? axis, double toPhoto)
    {
        var best = found[0];
        var corners = Reading(Scaled(best.Corners, toPhoto), axis);
        double top = corners.TopLeft.DistanceTo(corners.TopRight);
        double bottom = corners.BottomLeft.DistanceTo(corners.BottomRight);
        double left = corners.TopLeft.DistanceTo(corners.BottomLeft);
        double right = corners.TopRight.DistanceTo(corners.BottomRight);
        var location = new DocumentLocation(
            text.Exists(line => best.Holds(Middle(line))),
            !IsCut(best, corners),
            corners.ToFacts(),
            Math.Round(best.Area * toPhoto * toPhoto / ((double)photo.Width * photo.Height), 4),
            Math.Round(Degrees(corners), 1),
            Math.Round(Math.Max(
                Math.Max(top, bottom) / Math.Min(top, bottom), Math.Max(left, right) / Math.Min(left, right)), 3),
            Count(found, text),
            Math.Round(best.HiddenFraction(), 4));
        return Straighten(photo, corners, location);
    }

    /// <summary>The photo turned level, without what lies far from its text; a document that fills it has no outline
    /// to be seen. All of it is told as the document's place, since where that ends is not known.</summary>
    /// <param name="isWhole">The document fills the photo, so that nothing lies round it.</param>
    private static LocatedDocument RoundText(
        RgbImage photo, double axis, List<Quad> text, double toPhoto, bool isWhole)
    {
        var (cos, sin) = (Math.Cos(axis), Math.Sin(axis));
        var width = (photo.Width * Math.Abs(cos)) + (photo.Height * Math.Abs(sin));
        var height = (photo.Width * Math.Abs(sin)) + (photo.Height * Math.Abs(cos));
        var middle = (X: (photo.Width - 1) / 2.0, Y: (photo.Height - 1) / 2.0);
        var frame = new LineBox(middle.X, middle.Y, width - 1, height - 1, axis);
        var print = text.ConvertAll(line => Scaled(line, toPhoto));
        var location = new DocumentLocation(
            print.Count > 0, !print.Exists(line => RunsOut(line, photo)), frame.Corners().ToFacts(), 1,
            Math.Round(axis * 180 / Math.PI, 1), 1, Math.Min(print.Count, 1), 0);
        return Straighten(photo, (isWhole ? frame : TextSurroundings.Of(frame, print)).Corners(), location);
    }

    private static LocatedDocument Straighten(RgbImage photo, Quad corners, DocumentLocation location)
    {
        var isPaper = corners.Height > corners.Width && photo.Width * (long)photo.Height > PageSide * PageSide;
        var side = isPaper ? PaperSide : PageSide;
        var scale = side / Math.Max(corners.Width, corners.Height);
        var (width, height) = ((int)Math.Round(corners.Width * scale), (int)Math.Round(corners.Height * scale));
        var map = Homography.FromRectangle(width, height, corners)
            ?? throw new InvalidOperationException("An outline goes round an area.");
        return new LocatedDocument(location, photo.Warp(map, width, height), map);
    }

    /// <summary>Turned by quarters so that the upper side runs with the text; without text the longer side is
    /// the upper one.</summary>
    private static Quad Reading(Quad quad, double? axis)
    {
        var side = quad.TopRight - quad.TopLeft;
        var angle = Math.Atan2(side.Y, side.X);
        var across = axis is { } known ? OutlineSearch.Lean(angle, known) > Math.PI / 4 : quad.Height > quad.Width;
        var turned = across
            ? new Quad(quad.BottomLeft, quad.TopLeft, quad.TopRight, quad.BottomRight)
            : quad;
        return Math.Abs(Degrees(turned)) > 90
            ? new Quad(turned.BottomRight, turned.BottomLeft, turned.TopLeft, turned.TopRight)
            : turned;
    }

    private static double Degrees(Quad quad) =>
        Math.Atan2(quad.TopRight.Y - quad.TopLeft.Y, quad.TopRight.X - quad.TopLeft.X) * 180 / Math.PI;

    /// <summary>A side along the picture's border cuts the document unless what is left has a card's or a page's
    /// shape.</summary>
    private static bool IsCut(Outline outline, Quad corners)
    {
        const double MaxOff = 0.08;
        if (outline.Borders == 0)
        {
            return false;
        }

        double[] shapes = [1.586, 1.42, 1 / 1.42, 1 / 1.586];
        var ratio = corners.Width / (double)corners.Height;
        return shapes.Min(shape => Math.Abs(Math.Log(ratio / shape))) > MaxOff || outline.Weakest < 0.5;
    }

    private static bool RunsOut(Quad line, RgbImage photo)
    {
        PointF[] corners = [line.TopLeft, line.TopRight, line.BottomRight, line.BottomLeft];
        return corners.Any(corner => corner.X < 1 || corner.Y < 1 || corner.X > photo.Width - 2
            || corner.Y > photo.Height - 2);
    }

    /// <summary>Outlines beside the best, each with its own text in it, are documents too.</summary>
    private static int Count(List<Outline> found, List<Quad> text)
    {
        const double MinOtherSupport = 0.65;
        const int MinOtherLines = 3;
        var taken = new List<Outline> { found[0] };
        foreach (var other in found.Where(outline => outline.Borders == 0 && outline.Weakest >= MinOtherSupport))
        {
            var own = text.Where(line => other.Holds(Middle(line))).ToList();
            if (own.Count >= MinOtherLines && own.All(line => !taken.Exists(one => one.Holds(Middle(line))))
                && taken.TrueForAll(one => !Overlap(one, other)))
            {
                taken.Add(other);
            }
        }

        return taken.Count;
    }

    private static bool Overlap(Outline one, Outline other) =>
        other.Holds(Middle(one.Corners)) || one.Holds(Middle(other.Corners));

    private static PointF Middle(Quad quad) =>
        (quad.TopLeft + quad.TopRight + quad.BottomRight + quad.BottomLeft) * 0.25f;

    private static Quad Scaled(Quad quad, double scale)
    {
        return new Quad(At(quad.TopLeft), At(quad.TopRight), At(quad.BottomRight), At(quad.BottomLeft));

        PointF At(PointF point) =>
            new((float)(((point.X + 0.5) * scale) - 0.5), (float)(((point.Y + 0.5) * scale) - 0.5));
    }
}
