using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Bonafide.Server.Tests.Support;
using Bonafide.Sources.CountrySigners;
using Bonafide.Sources.Imports;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Chips;

namespace Bonafide.Server.Tests.Chips;

/// <summary>A passport with its chip through the public API: drawn page, selfie, files of the chip.</summary>
public sealed class ChipOverApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Fact]
    public async Task GenuineChip_IsValidatedAndStandsInForThePrint()
    {
        using var maker = new SpecimenChipMaker(Today);
        var chip = Chip(maker, DrawnPeople.Maja, Sample(SampleFaces.Portrait));
        var details = await JudgeAsync(maker.Certificate, chip.File);

        var extraction = details.Capabilities!["extraction"][0];
        Assert.Equal("READ_VALIDATED", (string?)extraction.Data!["nfcValidationResult"]);
        Assert.Equal("E_PASSPORT", (string?)extraction.Data["subType"]);
        Assert.Equal("LINDQVIST", (string?)extraction.Data["lastName"]);
        Assert.Equal("OK", details.Capabilities["dataChecks"][0].Decision.Details.Label);
        Assert.Equal("OK", details.Capabilities["imageChecks"][0].Decision.Details.Label);
        Assert.Equal("MATCH", details.Capabilities["similarity"][0].Decision.Details.Label);
        Assert.Contains(details.Credentials!.SelectMany(one => one.Parts ?? []), part => part.Classifier == "CHIP");
    }

    [Fact]
    public async Task ChipOfAnotherPerson_IsRejected()
    {
        using var maker = new SpecimenChipMaker(Today);
        var other = DrawnPeople.Maja with
        {
            Surname = "STORM", DocumentNumber = "Y7654321", BirthDate = new(1971, 11, 30),
        };
        var details = await JudgeAsync(maker.Certificate, Chip(maker, other, Sample(SampleFaces.Portrait)).File);

        Assert.Equal(
            ("REJECTED", "NFC_CERTIFICATE"),
            (details.Capabilities!["dataChecks"][0].Decision.Type,
                details.Capabilities["dataChecks"][0].Decision.Details.Label));
    }

    [Fact]
    public async Task SwappedPortrait_IsRejected()
    {
        using var maker = new SpecimenChipMaker(Today);
        var chip = Chip(maker, DrawnPeople.Maja, Sample(SampleFaces.Portrait));
        var forged = chip with { Portrait = Chip(maker, DrawnPeople.Maja, Plain()).Portrait };
        var details = await JudgeAsync(maker.Certificate, forged.File);

        Assert.Equal("NFC_CERTIFICATE", details.Capabilities!["dataChecks"][0].Decision.Details.Label);
        Assert.Equal(
            "VALIDATION_FAILED", (string?)details.Capabilities["extraction"][0].Data!["nfcValidationResult"]);
    }

    /// <summary>Neither a pass nor a rejection comes from a country of which nothing is known.</summary>
    [Fact]
    public async Task UnknownCountry_ChangesNothing()
    {
        using var maker = new SpecimenChipMaker(Today);
        var details = await JudgeAsync(null, Chip(maker, DrawnPeople.Maja, Sample(SampleFaces.Portrait)).File);

        var extraction = details.Capabilities!["extraction"][0];
        Assert.Equal("COUNTRY_UNAVAILABLE", (string?)extraction.Data!["nfcValidationResult"]);
        Assert.Null(extraction.Data["subType"]);
        Assert.Equal("OK", details.Capabilities["dataChecks"][0].Decision.Details.Label);
        Assert.Equal("MATCH", details.Capabilities["similarity"][0].Decision.Details.Label);
    }

    private async Task<DetailsReply> JudgeAsync(byte[]? certificate, byte[] chip)
    {
        var (tenant, client) = await host.TenantAsync(isSandbox: true);
        if (certificate is not null)
        {
            Import(tenant, certificate);
        }

        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "a specimen",
            WorkflowDefinition = new() { Key = 10011 },
        });
        var credentials = created.WorkflowExecution.Credentials;
        var id = credentials.First(one => one.Category == "ID").Api!;
        Assert.DoesNotContain("chip", id.Parts.Keys);
        var page = SpecimenDrawing.Passport(DrawnPeople.Maja, Sample(SampleFaces.Portrait), seed: 3).Image;
        await client.UploadAsync(id, "front", ImageCodec.EncodeJpeg(page), "image/jpeg");
        await client.UploadChipAsync(id, chip);
        var selfie = credentials.First(one => one.Category == "SELFIE").Api!;
        await client.UploadAsync(selfie, "face", Sample(SampleFaces.Selfie), "image/jpeg");
        await client.FinalizeAsync(id);
        return await ExecutionsVerb.WaitAsync(
            client, created.Account.Id, created.WorkflowExecution.Id, TimeProvider.System, CancellationToken.None);
    }

    private void Import(TenantId tenant, byte[] certificate)
    {
        var importer = new CountrySignerImporter(
            new ImportStore(BonafideHost.ImportFolder(host.Folder)), TimeProvider.System);
        Assert.NotNull(importer.Import("specimen", tenant, isDryRun: false, [certificate]).Result.File);
    }

    private static SpecimenChip Chip(SpecimenChipMaker maker, SpecimenPassport passport, byte[] portrait)
    {
        var document = SpecimenDrawing.Draw(passport.Order(3), portrait).Document;
        return maker.Of(document, portrait)!;
    }

    private static byte[] Plain()
    {
        var image = new RgbImage(350, 450);
        image.Pixels.AsSpan().Fill(120);
        return ImageCodec.EncodePng(image);
    }

    private static byte[] Sample(string name) => File.ReadAllBytes(PackFolder.File("samples", name));
}
