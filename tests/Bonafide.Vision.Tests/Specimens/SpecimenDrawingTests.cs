using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Vision.Tests.Specimens;

public sealed class SpecimenDrawingTests
{
    [Fact]
    public void Draws_APageOfTheExpectedSizeWithPortraitAndDarkPrint()
    {
        var drawn = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1);
        var file = ImageCodec.EncodePng(drawn.Image);
        if (Environment.GetEnvironmentVariable("BONAFIDE_SPECIMEN_FILE") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, file);
        }

        var image = ImageCodec.Decode(file, ImageLimits.Default).Image!;

        Assert.Equal((1500, 1056), (image.Width, image.Height));
        Assert.Equal([200, 40, 0], image[260, 440].ToArray());
        var mrz = image.Crop(70, 830, 1370, 130).ToGray();
        var dark = mrz.Pixels.Count(p => p < 80) / (double)mrz.Pixels.Length;
        Assert.InRange(dark, 0.05, 0.4);
        Assert.Equal("L898902C36UTO7408122F1204159ZE184226B<<<<<10", drawn.Truth.MrzLower);
    }

    [Fact]
    public void Draws_TheSameBytesForTheSameSeedAndOthersForAnother()
    {
        var portrait = SpecimenPeople.Portrait();
        var first = SpecimenDrawing.Passport(SpecimenPeople.Anna, portrait, seed: 7);
        var again = SpecimenDrawing.Passport(SpecimenPeople.Anna, portrait, seed: 7);
        var other = SpecimenDrawing.Passport(SpecimenPeople.Anna, portrait, seed: 8);

        Assert.Equal(ImageCodec.EncodePng(first.Image), ImageCodec.EncodePng(again.Image));
        Assert.NotEqual(first.Image.Pixels, other.Image.Pixels);
    }

    [Fact]
    public void Refuses_APortraitThatIsNoImage() => Assert.Throws<ArgumentException>(
        () => SpecimenDrawing.Passport(SpecimenPeople.Anna, "not an image"u8, seed: 1));
}
