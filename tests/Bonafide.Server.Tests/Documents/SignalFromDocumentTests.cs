using Bonafide.Contracts;
using Bonafide.Server.Tests.Support;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Server.Tests.Documents;

/// <summary>A combined workflow whose signal knows the person by the drawn passport alone.</summary>
public sealed class SignalFromDocumentTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task PassportOfARegisteredPerson_IsFoundByTheGovernmentCheck()
    {
        var entry = await JudgeAsync(DrawnPeople.Alma);
        Assert.Equal(("PASSED", "OK"), (entry.Decision.Type, entry.Decision.Details.Label));
        Assert.Equal("ID", entry.Credentials[0].Category);
        Assert.Equal("MATCH", (string?)entry.Data!["nationalIdMatch"]);
        Assert.Equal("MATCH", (string?)entry.Data["completeNameMatch"]);
    }

    [Fact]
    public async Task PassportOfNobody_IsDenied()
    {
        var entry = await JudgeAsync(DrawnPeople.Alma with { DocumentNumber = "X1112223Z" });
        Assert.Equal(("REJECTED", "DENY"), (entry.Decision.Type, entry.Decision.Details.Label));
    }

    [Fact]
    public async Task PassportOfAListedPerson_IsScreened_AndIsNoLicence()
    {
        var details = await DetailsAsync(DrawnPeople.Alma with
        {
            Surname = "DRAKOVAN", GivenNames = "VIKTOR", BirthDate = new DateOnly(1961, 3, 12), Sex = 'M',
        }, 10013);
        var screened = details.Capabilities!["watchlistScreening"][0];
        Assert.Equal(("WARNING", "ALERT"), (screened.Decision.Type, screened.Decision.Details.Label));
        Assert.Equal("ID", screened.Credentials[0].Category);
        var licence = details.Capabilities["drivingLicenseVerification"][0];
        Assert.Equal(
            ("NOT_EXECUTED", "UNSUPPORTED_COUNTRY"), (licence.Decision.Type, licence.Decision.Details.Label));
    }

    private async Task<CapabilityEntry> JudgeAsync(SpecimenPassport passport) =>
        (await DetailsAsync(passport, 10054)).Capabilities!["govtIdVerification"][0];

    private async Task<DetailsReply> DetailsAsync(SpecimenPassport passport, int workflow)
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        var page = SpecimenDrawing.Passport(passport, Sample(SampleFaces.Portrait), seed: 3).Image;
        return await client.JudgeAsync(
            workflow,
            new Upload("ID", "front", ImageCodec.EncodeJpeg(page)),
            new Upload("SELFIE", "face", Sample(SampleFaces.Selfie)));
    }

    private static byte[] Sample(string name) => File.ReadAllBytes(PackFolder.File("samples", name));
}
