using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Vision.Tests.Specimens;

/// <summary>ICAO's example person, a plain picture in place of a portrait, and a page with it.</summary>
internal static class SpecimenPeople
{
    internal static SpecimenPassport Anna { get; } = new()
    {
        Surname = "ERIKSSON",
        GivenNames = "ANNA MARIA",
        DocumentNumber = "L898902C3",
        BirthDate = new DateOnly(1974, 8, 12),
        IssueDate = new DateOnly(2007, 4, 16),
        ExpiryDate = new DateOnly(2012, 4, 15),
        Sex = 'F',
        PersonalNumber = "ZE184226B",
    };

    /// <summary>The first page of a design, filled with a made-up person.</summary>
    internal static RgbImage Drawn(string design) => SpecimenDrawing.Draw(
        new() { Layout = SpecimenLayouts.Find(design)!, Seed = 6 }, Portrait()).Pages[0].Image;

    internal static byte[] Portrait()
    {
        var image = new RgbImage(350, 450);
        for (var pixel = 0; pixel < 350 * 450; pixel++)
        {
            image.Pixels[pixel * 3] = 200;
            image.Pixels[(pixel * 3) + 1] = 40;
        }

        return ImageCodec.EncodePng(image);
    }
}
