using Bonafide.Server.Hosting;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Server.Demo;

/// <summary>
/// The pictures that the demo uploads: fictional passports drawn here, and portraits whose origin
/// <c>.packs/samples/ORIGIN.md</c> tells. Names and numbers are made up.
/// </summary>
internal sealed class DemoPictures
{
    private const int JpegQuality = 90;
    private const int PageSeed = 1;

    private DemoPictures(byte[] passport, byte[] altered, byte[] selfie) =>
        (Passport, AlteredPassport, Selfie) = (passport, altered, selfie);

    /// <summary>The data page of a passport, as a scanner sees it.</summary>
    public byte[] Passport { get; }

    /// <summary>The same page with one wrong check digit and another person's portrait.</summary>
    public byte[] AlteredPassport { get; }

    /// <summary>The holder of the first passport; made from the photograph that the portrait was made from.</summary>
    public byte[] Selfie { get; }

    /// <param name="today">The passports were issued three years before it and run for seven more.</param>
    public static DemoPictures Draw(DateOnly today)
    {
        var genuine = Person(today);
        return new(
            Page(genuine, Sample("portrait.jpg")),
            Page(genuine with { Flaw = MrzFlaw.DocumentNumber }, Sample("other.jpg")),
            Sample("selfie.jpg"));
    }

    private static SpecimenPassport Person(DateOnly today) => new()
    {
        Surname = "NORDVIK",
        GivenNames = "ALMA RUTH",
        DocumentNumber = "U7340915K",
        BirthDate = new DateOnly(1984, 3, 17),
        IssueDate = today.AddYears(-3),
        ExpiryDate = today.AddYears(7),
        Sex = 'F',
    };

    private static byte[] Page(SpecimenPassport passport, byte[] portrait) => ImageCodec.EncodeJpeg(
        SpecimenDrawing.Passport(passport, portrait, PageSeed).Image, JpegQuality);

    private static byte[] Sample(string name) => File.ReadAllBytes(PackFolder.File("samples", name));
}
