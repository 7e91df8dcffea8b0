namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>What is in front of the simulated camera.</summary>
internal enum SurfaceKind
{
    /// <summary>A head: an ellipsoid with nose, eye sockets, mouth and chin, on a neck that stays in place.</summary>
    Head,

    /// <summary>A rectangle: a print or a screen.</summary>
    Flat,

    /// <summary>A print cut along the outline of the head and bent round it.</summary>
    CutOut,
}

/// <summary>A point of the surface, in eye distances; x to the picture's right, y down, z towards the camera.</summary>
/// <param name="Opaque">Whether the surface is there at all; the background shows elsewhere.</param>
/// <param name="Turns">How much of the head's turn it takes part in, 0..1.</param>
internal readonly record struct SurfacePoint(double X, double Y, double Z, bool Opaque, double Turns);

/// <summary>
/// The shape under a portrait. The head's measures are those of an average adult (62 mm between the eyes, 150 mm wide,
/// 230 mm high, 190 mm deep, the nose 22 mm long): one shape for everybody.
/// </summary>
internal static class Surface
{
    private const double HalfWidth = 1.25;
    private const double HalfHeight = 1.8;
    private const double HalfDepth = 1.5;
    private const double MiddleY = 0.35;

    /// <summary>How far hair and ears stand out beyond the skull.</summary>
    private const double Outline = 1.1;

    public static SurfacePoint At(SurfaceKind kind, double x, double y, double bend) => kind switch
    {
        SurfaceKind.Flat => new(x, y, 0, Math.Abs(x) <= 2.3 && y is >= -2.2 and <= 3.6, 1),
        SurfaceKind.CutOut => new(x, y, -bend * x * x, IsHead(x, y) || IsBody(x, y), 1),
        _ => Head(x, y),
    };

    private static SurfacePoint Head(double x, double y)
    {
        var neck = Math.Clamp((2.5 - y) / 0.9, 0, 1);
        if (!IsHead(x, y))
        {
            return new(x, y, -1.6, IsBody(x, y), neck);
        }

        return new(x, y, Skull(x, y) + Features(x, y), true, Math.Max(neck, y < 1.7 ? 1 : 0));
    }

    private static double Skull(double x, double y)
    {
        var across = Square(x / (HalfWidth * Outline)) + Square((y - MiddleY) / (HalfHeight * Outline));
        // The plane of the eyes is zero.
        var eyes = HalfDepth * Math.Sqrt(1 - Square(0.5 / HalfWidth));
        return (HalfDepth * Math.Sqrt(Math.Max(0, 1 - across))) - eyes;
    }

    private static double Features(double x, double y)
    {
        var alongNose = y < 0 ? 0 : y < 0.72 ? y / 0.72 : Math.Max(0, 1 - ((y - 0.72) / 0.18));
        var nose = 0.36 * alongNose * Math.Exp(-Square(x / 0.2));
        var sockets = -0.1 * (Bump(x - 0.5, y, 0.28, 0.2) + Bump(x + 0.5, y, 0.28, 0.2));
        var mouth = 0.1 * Bump(x, y - 1.15, 0.45, 0.25);
        var chin = 0.14 * Bump(x, y - 1.7, 0.4, 0.25);
        var brow = 0.05 * Bump(x, y + 0.35, 0.9, 0.15);
        return nose + sockets + mouth + chin + brow;
    }

    private static bool IsHead(double x, double y) =>
        Square(x / (HalfWidth * Outline)) + Square((y - MiddleY) / (HalfHeight * Outline)) <= 1;

    private static bool IsBody(double x, double y) =>
        y > 1.6 && Math.Abs(x) < (y < 2.3 ? 0.75 : 0.75 + ((y - 2.3) * 2.5));

    private static double Bump(double x, double y, double wide, double high) =>
        Math.Exp(-Square(x / wide) - Square(y / high));

    private static double Square(double value) => value * value;
}
