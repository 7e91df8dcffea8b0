using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens.Degradations;

namespace Bonafide.Vision.Specimens;

/// <summary>
/// Makes the sample portraits out of two published photographs that <c>native/build</c> fetches: one person as a
/// portrait and, out of the same photograph, as a selfie; somebody else; and a mixture of both.
/// </summary>
public static class SampleFaces
{
    public const string Portrait = "portrait.jpg";
    public const string Selfie = "selfie.jpg";
    public const string Other = "other.jpg";

    /// <summary>Between the portrait and the other: like both, and neither.</summary>
    public const string Blend = "blend.jpg";

    private const string Astronaut = "astronaut.png";
    private const string Group = "group.jpg";

    /// <summary>Of each pixel of the mixture; the face then lies between the limits of match and no match.</summary>
    private const double StrangersShare = 0.55;

    /// <summary>Whether the photographs are there.</summary>
    public static bool HasSources(string folder) =>
        File.Exists(Path.Combine(folder, Astronaut)) && File.Exists(Path.Combine(folder, Group));

    /// <param name="sources">Holds the two photographs.</param>
    /// <param name="target">Receives the three samples; each replaces its predecessor by a rename.</param>
    public static void Make(string sources, string target)
    {
        var astronaut = Read(sources, Astronaut);
        var other = Read(sources, Group);
        var portrait = Cut(astronaut, 126, 14, 196, 413, 531, 0);
        var stranger = Cut(other, 530, 0, 450, 413, 531, 0);
        Write(target, Portrait, portrait, 92);
        Write(target, Selfie, Relit(Cut(astronaut, 60, 4, 330, 720, 960, 4)), 72);
        Write(target, Other, stranger, 92);
        Write(target, Blend, Mixed(portrait, stranger, StrangersShare), 92);
    }

    private static RgbImage Read(string folder, string file) =>
        ImageCodec.Decode(File.ReadAllBytes(Path.Combine(folder, file)), ImageLimits.Default).Image
        ?? throw new InvalidDataException($"'{file}' is no picture: run native/build again.");

    /// <summary>A part of the photograph, as wide as said, turned and brought to a size.</summary>
    private static RgbImage Cut(
        RgbImage photo, int left, int top, int wide, int width, int height, double degrees)
    {
        var map = Homography.Similarity(wide / (double)width, degrees * Math.PI / 180, left, top);
        return photo.Warp(map, width, height);
    }

    /// <summary>A lamp from the left, a warm tint, a soft lens and the noise of a small sensor.</summary>
    private static RgbImage Relit(RgbImage image)
    {
        var blurred = new BlurDegradation(1).Apply(image, 0);
        for (var y = 0; y < blurred.Height; y++)
        {
            for (var x = 0; x < blurred.Width; x++)
            {
                var light = 1.08 - (0.45 * x / blurred.Width);
                var pixel = blurred[x, y];
                pixel[0] = Level(pixel[0] * light * 1.04);
                pixel[1] = Level(pixel[1] * light);
                pixel[2] = Level(pixel[2] * light * 0.88);
            }
        }

        return new NoiseDegradation(4).Apply(blurred, 7);
    }

    /// <summary>Each pixel between those of two pictures of one size.</summary>
    private static RgbImage Mixed(RgbImage a, RgbImage b, double share)
    {
        var mixed = new RgbImage(a.Width, a.Height);
        for (var at = 0; at < mixed.Pixels.Length; at++)
        {
            mixed.Pixels[at] = Level((a.Pixels[at] * (1 - share)) + (b.Pixels[at] * share));
        }

        return mixed;
    }

    private static byte Level(double value) => (byte)Math.Clamp(value + 0.5, 0, 255);

    private static void Write(string folder, string file, RgbImage image, int quality)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllBytes(path + ".new", ImageCodec.EncodeJpeg(image, quality));
        File.Move(path + ".new", path, overwrite: true);
    }
}
