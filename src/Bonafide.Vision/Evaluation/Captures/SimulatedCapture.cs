using Bonafide.Core.FaceMaps;
using Bonafide.Vision.Faces.Series;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens.Degradations;

namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>
/// Makes series of frames from one portrait: a face-shaped surface under it is turned, brought near and lit, and seen
/// by a small noisy camera. A simulation of captures, not a replacement for measuring them.
/// </summary>
public static class SimulatedCapture
{
    /// <summary>The same seed makes the same frames, as JPEG files.</summary>
    public static IReadOnlyList<SeriesFrame> Make(
        HeadTexture texture, CaptureKind kind, IReadOnlyList<ChallengeAction> steps, int seed)
    {
        var script = new CaptureScript(kind, seed);
        var surface = kind switch
        {
            CaptureKind.StillHeld or CaptureKind.FlatTurned => SurfaceKind.Flat,
            CaptureKind.CutOut => SurfaceKind.CutOut,
            _ => SurfaceKind.Head,
        };
        var renderer = new SceneRenderer(texture, surface, script.Bend, Background(seed));
        var screen = new ScreenRecaptureDegradation(script.Pitch, 0);
        var frames = new List<SeriesFrame>();
        foreach (var (step, at, posture, light) in script.Frames(steps))
        {
            if (kind == CaptureKind.StillRepeated && frames.Count > 0)
            {
                frames.Add(frames[0] with { Step = step, AtMs = at });
                continue;
            }

            var drawn = kind == CaptureKind.Screen
                ? Hazed(screen.Apply(renderer.Draw(posture, light with { Screen = default }), seed), light, script)
                : renderer.Draw(posture, light);
            SensorNoise.Add(drawn, script.Noise, unchecked((seed * 131) + frames.Count));
            frames.Add(new(step, at, ImageCodec.EncodeJpeg(drawn, script.Quality)));
        }

        return frames;
    }

    /// <summary>The frames as the worker decodes them.</summary>
    public static IReadOnlyList<TimedFrame> Decode(IReadOnlyList<SeriesFrame> frames) =>
        [.. frames.Select(frame => new TimedFrame(
            frame.Step, frame.AtMs, ImageCodec.Decode(frame.Image.Span, ImageLimits.Default).Image!))];

    /// <summary>A screen gives its own light; of another's its glass throws back a little, everywhere alike.</summary>
    private static RgbImage Hazed(RgbImage image, Lighting light, CaptureScript script)
    {
        var share = script.Glass * 255;
        double[] haze = [light.Screen.R * share, light.Screen.G * share, light.Screen.B * share];
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (byte)Math.Clamp(image.Pixels[i] + haze[i % 3], 0, 255);
        }

        return image;
    }

    /// <summary>A wall with a soft pattern.</summary>
    private static RgbImage Background(int seed)
    {
        var random = new Random(seed ^ 0x5eed);
        var pattern = new Texture(random);
        double[] colour = [random.Next(70, 200), random.Next(70, 200), random.Next(70, 200)];
        var image = new RgbImage(SceneRenderer.Width, SceneRenderer.Height);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var bump = 60 * pattern.At(x / 70.0, y / 70.0, 3);
                for (var channel = 0; channel < 3; channel++)
                {
                    image[x, y][channel] = (byte)Math.Clamp(colour[channel] + bump, 0, 255);
                }
            }
        }

        return image;
    }
}
