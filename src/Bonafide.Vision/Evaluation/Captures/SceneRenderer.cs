using Bonafide.Vision.Images;

namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>
/// Draws a surface with a portrait on it as a pinhole camera sees it: a grid of triangles with a depth buffer, lit by
/// the room and by a screen beside the camera (Lambert's law, falling with the square of the distance).
/// </summary>
internal sealed class SceneRenderer(HeadTexture texture, SurfaceKind kind, double bend, RgbImage background)
{
    public const int Width = 360;
    public const int Height = 480;

    private const double Focal = 420;
    private const int Step = 8;
    private const double ReferenceDistance = 6.5;

    /// <summary>Where the head turns, in the neck.</summary>
    private const double PivotY = 1.3;
    private const double PivotZ = -1.5;

    private static readonly float[] ToLinear =
        [.. Enumerable.Range(0, 256).Select(level => MathF.Pow(level / 255f, 2.2f))];

    private static readonly byte[] FromLinear =
        [.. Enumerable.Range(0, 4_096).Select(level => (byte)Math.Round(255 * Math.Pow(level / 4095.0, 1 / 2.2)))];

    private readonly SurfacePoint[,] _points = Points(kind, bend);
    private readonly float[] _depth = new float[Width * Height];

    public RgbImage Draw(Posture posture, Lighting light)
    {
        var frame = new RgbImage(Width, Height);
        Array.Fill(_depth, float.MaxValue);
        // A wall at three metres gets nothing of the screen.
        Fill(frame, light.Room);
        var placed = Place(posture);
        for (var row = 0; row + 1 < placed.GetLength(0); row++)
        {
            for (var column = 0; column + 1 < placed.GetLength(1); column++)
            {
                var (a, b) = (placed[row, column], placed[row, column + 1]);
                var (c, d) = (placed[row + 1, column], placed[row + 1, column + 1]);
                if (a.Opaque && b.Opaque && c.Opaque && d.Opaque)
                {
                    Triangle(frame, a, b, c, light);
                    Triangle(frame, b, d, c, light);
                }
            }
        }

        return frame;
    }

    private static SurfacePoint[,] Points(SurfaceKind kind, double bend)
    {
        var points = new SurfacePoint[(HeadTexture.Height / Step) + 1, (HeadTexture.Width / Step) + 1];
        for (var row = 0; row < points.GetLength(0); row++)
        {
            for (var column = 0; column < points.GetLength(1); column++)
            {
                points[row, column] = Surface.At(
                    kind, ((column * Step) - HeadTexture.EyesX) / HeadTexture.Unit,
                    ((row * Step) - HeadTexture.EyesY) / HeadTexture.Unit, bend);
            }
        }

        return points;
    }

    private void Fill(RgbImage frame, (double R, double G, double B) room)
    {
        double[] share = [room.R, room.G, room.B];
        for (var i = 0; i < frame.Pixels.Length; i++)
        {
            frame.Pixels[i] = Level(ToLinear[background.Pixels[i]] * share[i % 3]);
        }
    }

    private Vertex[,] Place(Posture posture)
    {
        var (rows, columns) = (_points.GetLength(0), _points.GetLength(1));
        var placed = new Vertex[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                placed[row, column] = Place(_points[row, column], posture, column * Step, row * Step);
            }
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                placed[row, column].Facing = Facing(placed, row, column);
            }
        }

        return placed;
    }

    private static Vertex Place(SurfacePoint point, Posture posture, int u, int v)
    {
        var (yaw, pitch) = (Radians(posture.Yaw) * point.Turns, Radians(posture.Pitch) * point.Turns);
        var (x, y, z) = (point.X, point.Y - PivotY, point.Z - PivotZ);
        // Turned to its left, the nose of a face goes to the picture's right; up, it goes up.
        (x, z) = ((x * Math.Cos(yaw)) + (z * Math.Sin(yaw)), (z * Math.Cos(yaw)) - (x * Math.Sin(yaw)));
        (y, z) = ((y * Math.Cos(pitch)) - (z * Math.Sin(pitch)), (z * Math.Cos(pitch)) + (y * Math.Sin(pitch)));
        (y, z) = (y + PivotY, z + PivotZ);
        var roll = Radians(posture.Roll);
        (x, y) = ((x * Math.Cos(roll)) - (y * Math.Sin(roll)), (x * Math.Sin(roll)) + (y * Math.Cos(roll)));
        (x, y) = (x + posture.X, y + posture.Y);
        var away = Math.Max(posture.Distance - z, 0.5);
        return new()
        {
            X = x, Y = y, Away = away, U = u, V = v, Opaque = point.Opaque,
            ScreenX = (float)((Width / 2.0) + (Focal * x / away)),
            ScreenY = (float)((Height / 2.0) + (Focal * y / away)),
        };
    }

    /// <summary>Cosine between the surface and the screen, over the square of their distance.</summary>
    private static float Facing(Vertex[,] placed, int row, int column)
    {
        var (rows, columns) = (placed.GetLength(0), placed.GetLength(1));
        var (left, right) = (placed[row, Math.Max(column - 1, 0)], placed[row, Math.Min(column + 1, columns - 1)]);
        var (up, down) = (placed[Math.Max(row - 1, 0), column], placed[Math.Min(row + 1, rows - 1), column]);
        var (ax, ay, az) = (right.X - left.X, right.Y - left.Y, right.Away - left.Away);
        var (bx, by, bz) = (down.X - up.X, down.Y - up.Y, down.Away - up.Away);
        var (nx, ny, nz) = ((ay * bz) - (az * by), (az * bx) - (ax * bz), (ax * by) - (ay * bx));
        var at = placed[row, column];
        var distance = Math.Sqrt((at.X * at.X) + (at.Y * at.Y) + (at.Away * at.Away));
        var cosine = Math.Abs((nx * at.X) + (ny * at.Y) + (nz * at.Away))
            / (Math.Sqrt((nx * nx) + (ny * ny) + (nz * nz)) * distance + 1e-9);
        return (float)(cosine * ReferenceDistance * ReferenceDistance / (distance * distance));
    }

    private void Triangle(RgbImage frame, Vertex a, Vertex b, Vertex c, Lighting light)
    {
        var area = Cross(a, b, c.ScreenX, c.ScreenY);
        // Seen from behind.
        if (area <= 0)
        {
            return;
        }

        var fromX = Math.Max(0, (int)MathF.Ceiling(MathF.Min(a.ScreenX, MathF.Min(b.ScreenX, c.ScreenX))));
        var toX = Math.Min(Width - 1, (int)MathF.Max(a.ScreenX, MathF.Max(b.ScreenX, c.ScreenX)));
        var fromY = Math.Max(0, (int)MathF.Ceiling(MathF.Min(a.ScreenY, MathF.Min(b.ScreenY, c.ScreenY))));
        var toY = Math.Min(Height - 1, (int)MathF.Max(a.ScreenY, MathF.Max(b.ScreenY, c.ScreenY)));
        for (var y = fromY; y <= toY; y++)
        {
            for (var x = fromX; x <= toX; x++)
            {
                var (wa, wb) = (Cross(b, c, x, y) / area, Cross(c, a, x, y) / area);
                var wc = 1 - wa - wb;
                if (wa >= -1e-4f && wb >= -1e-4f && wc >= -1e-4f)
                {
                    Paint(frame, x, y, Mixed(a, b, c, wa, wb, wc), light);
                }
            }
        }
    }

    private void Paint(RgbImage frame, int x, int y, Vertex at, Lighting light)
    {
        ref var depth = ref _depth[(y * Width) + x];
        if (at.Away >= depth)
        {
            return;
        }

        depth = (float)at.Away;
        var colour = texture.Image.Sample(at.U, at.V);
        var pixel = frame[x, y];
        pixel[0] = Level(ToLinear[(int)colour.X] * (light.Room.R + (light.Screen.R * at.Facing)));
        pixel[1] = Level(ToLinear[(int)colour.Y] * (light.Room.G + (light.Screen.G * at.Facing)));
        pixel[2] = Level(ToLinear[(int)colour.Z] * (light.Room.B + (light.Screen.B * at.Facing)));
    }

    private static Vertex Mixed(Vertex a, Vertex b, Vertex c, float wa, float wb, float wc) => new()
    {
        Away = (a.Away * wa) + (b.Away * wb) + (c.Away * wc),
        U = (a.U * wa) + (b.U * wb) + (c.U * wc),
        V = (a.V * wa) + (b.V * wb) + (c.V * wc),
        Facing = (a.Facing * wa) + (b.Facing * wb) + (c.Facing * wc),
    };

    private static float Cross(Vertex a, Vertex b, float x, float y) =>
        ((b.ScreenX - a.ScreenX) * (y - a.ScreenY)) - ((b.ScreenY - a.ScreenY) * (x - a.ScreenX));

    private static byte Level(double linear) => FromLinear[(int)Math.Clamp(linear * 4_095, 0, 4_095)];

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private struct Vertex
    {
        public double X;
        public double Y;
        public double Away;
        public float U;
        public float V;
        public float ScreenX;
        public float ScreenY;
        public float Facing;
        public bool Opaque;
    }
}
