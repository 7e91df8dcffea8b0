using Bonafide.Server.Tests.Support;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;

namespace Bonafide.Server.Tests.Hostile;

/// <summary>Good pictures of the wrong thing, sent as the front of an ID: each ends in the label that tells the person
/// what to do otherwise.</summary>
public sealed class WrongPictureTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("table", "REJECTED NOT_A_DOCUMENT")]
    [InlineData("striped animal", "REJECTED NOT_A_DOCUMENT")]
    [InlineData("face", "REJECTED NOT_A_DOCUMENT")]
    [InlineData("two documents", "REJECTED BAD_QUALITY_IMAGE")]
    [InlineData("screenshot", "REJECTED DIGITAL_COPY")]
    public async Task Picture_EndsInItsLabel(string kind, string label)
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        var details = await client.JudgeAsync(10015, new Upload("ID", "front", PictureOf(kind)));

        var usability = details.Capabilities!["usability"][0].Decision;
        Assert.Equal(label, $"{usability.Type} {usability.Details.Label}");
        Assert.Equal("REJECTED", details.Decision!.Type);
    }

    private static byte[] PictureOf(string kind) => kind switch
    {
        "face" => File.ReadAllBytes(PackFolder.File("samples", SampleFaces.Selfie)),
        "table" => ImageCodec.EncodeJpeg(Shaded((_, _) => 0)),
        "striped animal" => ImageCodec.EncodeJpeg(Shaded((x, y) => Fur(x - 800, y - 600))),
        "two documents" => ImageCodec.EncodeJpeg(Side(Photo(DrawnPeople.Maja), Photo(DrawnPeople.Alma))),
        _ => ImageCodec.EncodeJpeg(DegradationChain.Apply(
            Photo(DrawnPeople.Maja), [new ScreenshotDegradation(1_080)], seed: 1).Image),
    };

    private static RgbImage Photo(SpecimenPassport passport) => DegradationChain.Apply(
        SpecimenDrawing.Passport(
            passport, File.ReadAllBytes(PackFolder.File("samples", SampleFaces.Portrait)), seed: 3).Image,
        [new SceneDegradation(3, 4, 0.1), new NoiseDegradation(2), new JpegDegradation(85)], seed: 5).Image;

    private static RgbImage Side(RgbImage one, RgbImage other)
    {
        var both = new RgbImage(one.Width + other.Width, Math.Min(one.Height, other.Height));
        for (var y = 0; y < both.Height; y++)
        {
            for (var x = 0; x < both.Width; x++)
            {
                (x < one.Width ? one[x, y] : other[x - one.Width, y]).CopyTo(both[x, y]);
            }
        }

        return both;
    }

    /// <summary>A round body with stripes and two eyes.</summary>
    private static int Fur(int x, int y) => (x * x) + (2 * y * y) > 500 * 500 ? 0
        : Math.Abs(Math.Abs(x) - 120) < 30 && Math.Abs(y + 120) < 30 ? 120
        : (int)(60 * Math.Sin((x + (40 * Math.Sin(y / 60.0))) / 30.0));

    /// <summary>Brown with grain, and what the function adds.</summary>
    private static RgbImage Shaded(Func<int, int, int> shade)
    {
        var random = new Random(5);
        var image = new RgbImage(1_600, 1_200);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var grain = random.Next(-6, 7) + shade(x, y);
                var pixel = image[x, y];
                pixel[0] = (byte)Math.Clamp(130 + grain, 0, 255);
                pixel[1] = (byte)Math.Clamp(96 + grain, 0, 255);
                pixel[2] = (byte)Math.Clamp(70 + grain, 0, 255);
            }
        }

        return image;
    }
}
