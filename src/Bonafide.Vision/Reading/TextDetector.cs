using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Reading;

/// <summary>
/// Finds lines of text with a PP-OCR detection model: it gives each pixel the probability of lying in the core of a
/// line; connected cores become rectangles, which are widened to the lines' full height.
/// </summary>
internal sealed class TextDetector(OnnxModel model)
{
    private const double CoreProbability = 0.3;
    private const double MeanProbability = 0.5;
    private const int MinCorePixels = 12;

    /// <summary>How far a core lies inside its line: area × this ÷ perimeter (the model was trained so).</summary>
    private const double Widening = 1.6;

    /// <summary>More lines than this on a page are not text; the rest is left out.</summary>
    private const int MaxLines = 200;

    private static readonly float[] Mean = [0.406f * 255, 0.456f * 255, 0.485f * 255];
    private static readonly float[] Scale = [1 / (0.225f * 255), 1 / (0.224f * 255), 1 / (0.229f * 255)];

    /// <summary>The lines, from top to bottom, in pixels of the image given.</summary>
    /// <param name="maxSide">The side to which the image is shrunk before looking, a multiple of 32.</param>
    internal List<LineBox> Detect(RgbImage image, int maxSide)
    {
        var shrink = Math.Min(1.0, maxSide / (double)Math.Max(image.Width, image.Height));
        var width = Multiple(image.Width * shrink);
        var height = Multiple(image.Height * shrink);
        var planes = image.Resize(width, height).ToPlanesBgr(Mean, Scale);
        var map = model.Run(planes, 1, 3, height, width)[0].Data;
        var boxes = new List<LineBox>();
        foreach (var core in Cores(map, width, height))
        {
            var box = Widened(TightRectangle.Of(core));
            var (scaleX, scaleY) = (image.Width / (double)width, image.Height / (double)height);
            boxes.Add(Scaled(box, scaleX, scaleY));
        }

        boxes.Sort((a, b) => a.Y.CompareTo(b.Y));
        return boxes;
    }

    private static int Multiple(double side) => Math.Max(32, (int)Math.Round(side / 32) * 32);

    private static LineBox Widened(LineBox box)
    {
        // A core of n pixels reaches over n, not over the n - 1 between their middles.
        var (length, thickness) = (box.Length + 1, box.Thickness + 1);
        var distance = length * thickness * Widening / (2 * (length + thickness));
        return box with { Length = length + (2 * distance), Thickness = thickness + (2 * distance) };
    }

    /// <summary>The two scales differ only by rounding to multiples of 32, so the angle's change is small.</summary>
    private static LineBox Scaled(LineBox box, double scaleX, double scaleY)
    {
        var (cos, sin) = (Math.Cos(box.Angle), Math.Sin(box.Angle));
        var along = Math.Sqrt((cos * cos * scaleX * scaleX) + (sin * sin * scaleY * scaleY));
        var across = Math.Sqrt((sin * sin * scaleX * scaleX) + (cos * cos * scaleY * scaleY));
        return new LineBox(
            ((box.X + 0.5) * scaleX) - 0.5, ((box.Y + 0.5) * scaleY) - 0.5,
            box.Length * along, box.Thickness * across, Math.Atan2(sin * scaleY, cos * scaleX));
    }

    private static IEnumerable<List<PointF>> Cores(float[] map, int width, int height)
    {
        var seen = new bool[map.Length];
        var open = new Stack<int>();
        var found = 0;
        for (var start = 0; start < map.Length && found < MaxLines; start++)
        {
            if (seen[start] || map[start] < CoreProbability)
            {
                continue;
            }

            var points = new List<PointF>();
            double sum = 0;
            seen[start] = true;
            open.Push(start);
            while (open.TryPop(out var pixel))
            {
                var (x, y) = (pixel % width, pixel / width);
                points.Add(new PointF(x, y));
                sum += map[pixel];
                Visit(x, y);
            }

            if (points.Count >= MinCorePixels && sum / points.Count >= MeanProbability)
            {
                found++;
                yield return points;
            }
        }

        void Visit(int x, int y)
        {
            for (var toY = Math.Max(0, y - 1); toY <= Math.Min(height - 1, y + 1); toY++)
            {
                for (var toX = Math.Max(0, x - 1); toX <= Math.Min(width - 1, x + 1); toX++)
                {
                    var to = (toY * width) + toX;
                    if (!seen[to] && map[to] >= CoreProbability)
                    {
                        seen[to] = true;
                        open.Push(to);
                    }
                }
            }
        }
    }
}
