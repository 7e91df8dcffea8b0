using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core.Facts;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Tampering;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Documents;

/// <summary>A drawn passport through the public API, boxed workers included.</summary>
public sealed class PassportOverApiTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-passport-").FullName;

    [Fact]
    public async Task Passport_IsReadAndItsDataChecked()
    {
        var details = await JudgeAsync(Drawn(DrawnPeople.Maja));

        var extraction = details.Capabilities!["extraction"][0];
        Assert.Equal(("PASSED", "OK"), (extraction.Decision.Type, extraction.Decision.Details.Label));
        Assert.Equal("PASSPORT", (string?)extraction.Data!["type"]);
        Assert.Equal("UTO", (string?)extraction.Data["issuingCountry"]);
        Assert.Equal("LINDQVIST", (string?)extraction.Data["lastName"]);
        Assert.Equal("MAJA ELIN", (string?)extraction.Data["firstName"]);
        Assert.Equal("X1234567", (string?)extraction.Data["documentNumber"]);
        Assert.Equal("1990-05-12", (string?)extraction.Data["dateOfBirth"]);
        Assert.Equal("2034-04-12", (string?)extraction.Data["expiryDate"]);
        Assert.Equal("OK", details.Capabilities["dataChecks"][0].Decision.Details.Label);
    }

    [Fact]
    public async Task WrongCheckDigit_IsRejectedForThatReason()
    {
        var details = await JudgeAsync(Drawn(DrawnPeople.Maja with { Flaw = MrzFlaw.BirthDate }));

        var checks = details.Capabilities!["dataChecks"][0].Decision;
        Assert.Equal(("REJECTED", "MRZ_CHECKSUM"), (checks.Type, checks.Details.Label));
    }

    [Fact]
    public async Task CarefulPhoto_IsLeftAlone()
    {
        var details = await JudgeAsync(Photo(Drawn(DrawnPeople.Maja), "mild"));

        Assert.Equal(("PASSED", "OK"), Decision(details, "usability"));
        Assert.Equal(("PASSED", "OK"), Decision(details, "imageChecks"));
    }

    [Fact]
    public async Task PhotoOfADisplay_IsADigitalCopy()
    {
        var photo = DegradationChain.Apply(
            Drawn(DrawnPeople.Maja), [new SceneDegradation(4, 6, 0.08), new ScreenRecaptureDegradation(2.2, 0.03),
                new NoiseDegradation(3), new JpegDegradation(80)], seed: 4).Image;

        var details = await JudgeAsync(photo);

        Assert.Equal(("REJECTED", "DIGITAL_COPY"), Decision(details, "usability"));
        Assert.Equal("REJECTED", details.Decision!.Type);
    }

    [Fact]
    public async Task PastedExpiry_IsNamed()
    {
        var order = new SpecimenOrder { Layout = SpecimenLayouts.Find("passport-waves")!, Seed = 11 };
        var specimen = SpecimenDrawing.Draw(order, Portrait());
        var (page, _) = FieldEdit.Apply(
            specimen, "FRONT", FieldNames.ExpiryDate, EditKind.Pasted, Portrait(), seed: 3);

        var details = await JudgeAsync(Photo(page.Image, "mild"));

        Assert.Equal(("PASSED", "OK"), Decision(details, "usability"));
        Assert.Equal(("REJECTED", "MANIPULATED_DOCUMENT_EXPIRY"), Decision(details, "imageChecks"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (string Type, string Label) Decision(DetailsReply details, string capability)
    {
        var decision = details.Capabilities![capability][0].Decision;
        return (decision.Type, decision.Details.Label);
    }

    private static RgbImage Drawn(SpecimenPassport passport) =>
        SpecimenDrawing.Passport(passport, Portrait(), seed: 3).Image;

    private static RgbImage Photo(RgbImage page, string level) =>
        DegradationChain.Apply(page, DegradationLevels.Of(level, 5), seed: 5).Image;

    private async Task<DetailsReply> JudgeAsync(RgbImage page)
    {
        await using var app = BonafideHost.Build(_folder, BonafideHost.Configure(_folder, []),
            ServeVerb.WithPort(new ServerOptions { Sandbox = true, Port = 0 }));
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var access = await SandboxSetup.EnsureAsync(app.Services, _folder, origin, CancellationToken.None);
        using var http = new HttpClient();
        using var client = new BonafideClient(http, access.ToClientOptions("test"));
        var details = await client.JudgeAsync(10015, new Upload("ID", "front", ImageCodec.EncodeJpeg(page)));
        await app.StopAsync();
        return details;
    }

    private static byte[] Portrait()
    {
        var image = new RgbImage(350, 450);
        for (var pixel = 0; pixel < 350 * 450; pixel++)
        {
            (image.Pixels[pixel * 3], image.Pixels[(pixel * 3) + 1]) = (190, 60);
        }

        return ImageCodec.EncodePng(image);
    }
}
