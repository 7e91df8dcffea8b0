using Bonafide.Vision.Images;

namespace Bonafide.Vision.Documents.Locating;

/// <summary>Thin edges of a small picture: where the strongest of the three channels changes, and in which
/// direction.</summary>
internal sealed class EdgeMap
{
    /// <summary>Gray levels per pixel below which a change is noise or the grain of a table.</summary>
    private const float MinStrength = 7;

    private readonly float[] _strength;
    private readonly float[] _angle;

    private EdgeMap(int width, int height)
    {
        (Width, Height) = (width, height);
        _strength = new float[width * height];
        _angle = new float[width * height];
    }

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>0 where there is no edge.</summary>
    internal float Strength(int x, int y) =>
        x < 0 || y < 0 || x >= Width || y >= Height ? 0 : _strength[(y * Width) + x];

    /// <summary>The direction of change, radians 0..π.</summary>
    internal float Angle(int x, int y) => _angle[(y * Width) + x];

    internal static EdgeMap Of(RgbImage image)
    {
        var map = new EdgeMap(image.Width, image.Height);
        var raw = new float[image.Width * image.Height];
        for (var y = 1; y < image.Height - 1; y++)
        {
            for (var x = 1; x < image.Width - 1; x++)
            {
                var (dx, dy) = Gradient(image, x, y);
                var at = (y * image.Width) + x;
                raw[at] = MathF.Sqrt((dx * dx) + (dy * dy));
                var angle = MathF.Atan2(dy, dx);
                map._angle[at] = angle < 0 ? angle + MathF.PI : angle;
            }
        }

        map.Thin(raw);
        return map;
    }

    private static (float X, float Y) Gradient(RgbImage image, int x, int y)
    {
        var best = (X: 0f, Y: 0f);
        for (var channel = 0; channel < 3; channel++)
        {
            var dx = (At(1, -1) + (2 * At(1, 0)) + At(1, 1) - At(-1, -1) - (2 * At(-1, 0)) - At(-1, 1)) / 8f;
            var dy = (At(-1, 1) + (2 * At(0, 1)) + At(1, 1) - At(-1, -1) - (2 * At(0, -1)) - At(1, -1)) / 8f;
            best = (dx * dx) + (dy * dy) > (best.X * best.X) + (best.Y * best.Y) ? (dx, dy) : best;

            int At(int moveX, int moveY) =>
                image.Pixels[((((y + moveY) * image.Width) + x + moveX) * 3) + channel];
        }

        return best;
    }

    /// <summary>Keeps what is not weaker than its two neighbours across the edge.</summary>
    private void Thin(float[] raw)
    {
        for (var y = 1; y < Height - 1; y++)
        {
            for (var x = 1; x < Width - 1; x++)
            {
                var at = (y * Width) + x;
                if (raw[at] < MinStrength)
                {
                    continue;
                }

                var (stepX, stepY) = Step(_angle[at]);
                var next = raw[((y + stepY) * Width) + x + stepX];
                var before = raw[((y - stepY) * Width) + x - stepX];
                _strength[at] = raw[at] >= next && raw[at] >= before ? raw[at] : 0;
            }
        }
    }

    private static (int X, int Y) Step(float angle) => (angle * 4 / MathF.PI) switch
    {
        < 0.5f or >= 3.5f => (1, 0),
        < 1.5f => (1, 1),
        < 2.5f => (0, 1),
        _ => (-1, 1),
    };
}
