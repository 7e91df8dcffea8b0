using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Tests.Sandbox;

/// <summary>The signals of the combined workflows on people whom only the document names.</summary>
public sealed class ExtractedPeopleTests : IDisposable
{
    private readonly SandboxRun _run = new();

    private static readonly DocumentFacts Licence = Document(
        "USA", "DRIVING_LICENSE", "OR",
        (FieldNames.FirstName, "JANE JUNE"), (FieldNames.LastName, "BOOTH"), (FieldNames.DateOfBirth, "1972-11-16"),
        (FieldNames.DocumentNumber, "0123812"), (FieldNames.IssuingDate, "2020-01-05"),
        (FieldNames.ExpiryDate, "2028-01-05"), (FieldNames.AddressLine1, "12345 SW ADDRESS LN APT 4"),
        (FieldNames.AddressCity, "PORTLAND"), (FieldNames.AddressSubdivision, "OR"),
        (FieldNames.AddressPostalCode, "97201"));

    private static readonly DocumentFacts Brazilian = Document(
        "BRA", "DRIVING_LICENSE", null,
        (FieldNames.FirstName, "PRISCILA"), (FieldNames.LastName, "DA SILVA"), (FieldNames.DateOfBirth, "1982-03-08"),
        (FieldNames.DocumentNumber, "03512345678"), (FieldNames.Cpf, "390.533.447-05"));

    private static readonly DocumentFacts Argentinian = Document(
        "ARG", "ID_CARD", null,
        (FieldNames.FirstName, "ALMA"), (FieldNames.LastName, "FERREYRA"), (FieldNames.DateOfBirth, "1984-03-17"),
        (FieldNames.Gender, "F"), (FieldNames.DocumentNumber, "30111222"));

    private static readonly DocumentFacts Specimen = Document(
        "UTO", "PASSPORT", null,
        (FieldNames.FirstName, "ALMA RUTH"), (FieldNames.LastName, "NORDVIK"), (FieldNames.DateOfBirth, "1984-03-17"),
        (FieldNames.DocumentNumber, "U7340915K"));

    [Fact]
    public async Task Licence_IsHeldAgainstTheMotorVehicleRecords()
    {
        var outcome = await _run.JudgeAsync(CapabilityNames.DrivingLicenseVerification, 10013, Licence, null);
        Assert.Equal((Decision.Passed, "OK"), (outcome.Decision, outcome.Label));
        Assert.Equal("MATCH", (string?)outcome.Data!["idNumberMatch"]);
    }

    [Fact]
    public async Task Passport_IsNoLicence_AndTheCheckStaysOut()
    {
        var outcome = await _run.JudgeAsync(CapabilityNames.DrivingLicenseVerification, 10013, Specimen, null);
        Assert.Equal((Decision.NotExecuted, "UNSUPPORTED_COUNTRY"), (outcome.Decision, outcome.Label));
    }

    [Fact]
    public async Task Holder_IsScreened()
    {
        var listed = Document(
            "UTO", "PASSPORT", null, (FieldNames.FirstName, "VIKTOR"), (FieldNames.LastName, "DRAKOVAN"),
            (FieldNames.DateOfBirth, "1961-03-12"), (FieldNames.DocumentNumber, "U1"));
        var hit = await _run.JudgeAsync(CapabilityNames.WatchlistScreening, 10013, listed, null);
        Assert.Equal((Decision.Warning, "ALERT"), (hit.Decision, hit.Label));
        var nobody = await _run.JudgeAsync(CapabilityNames.WatchlistScreening, 10013, Specimen, null);
        Assert.Equal((Decision.Passed, "OK"), (nobody.Decision, nobody.Label));
    }

    [Fact]
    public async Task PrintedAddress_IsAskedForHolderAndExistence()
    {
        var oliver = Document(
            "GBR", "DRIVING_LICENSE", null, (FieldNames.FirstName, "OLIVER"), (FieldNames.LastName, "HART"),
            (FieldNames.DateOfBirth, "1980-12-12"), (FieldNames.DocumentNumber, "HART9012120OA"),
            (FieldNames.AddressLine1, "5 MILL LANE"), (FieldNames.AddressCity, "LEEDS"),
            (FieldNames.AddressPostalCode, "LS1 4AB"), (FieldNames.AddressSubdivision, "ENG"));
        var lives = await _run.JudgeAsync(CapabilityNames.ProofOfResidency, 10013, oliver, null);
        Assert.Equal((Decision.Passed, "OK"), (lives.Decision, lives.Label));

        var house = Document(
            "USA", "DRIVING_LICENSE", "OR", (FieldNames.DocumentNumber, "1"),
            (FieldNames.AddressLine1, "1 House Lane"), (FieldNames.AddressCity, "Sandbox Springs"),
            (FieldNames.AddressSubdivision, "OR"), (FieldNames.AddressPostalCode, "97201"));
        var exists = await _run.JudgeAsync(CapabilityNames.AddressValidation, 10013, house, null);
        Assert.Equal((Decision.Passed, "OK"), (exists.Decision, exists.Label));
    }

    [Theory]
    [InlineData(92, "LOW_RISK")]
    [InlineData(20, "HIGH_RISK")]
    public async Task PrintedCpf_IsCheckedWithTheFace(double similarity, string label)
    {
        var number = await _run.JudgeAsync(CapabilityNames.BraCpfValidation, 10021, Brazilian, null);
        Assert.Equal((Decision.Passed, "OK"), (number.Decision, number.Label));
        var face = await _run.JudgeAsync(
            CapabilityNames.BiometricVerification, 10021, Brazilian, null, Photo(similarity));
        Assert.Equal(label, face.Label);
        Assert.Equal("MATCH", (string?)face.Data!["pincodeMatch"]);
    }

    [Fact]
    public async Task ReadDni_IsAskedByNumberSexAndFace()
    {
        var data = await _run.JudgeAsync(CapabilityNames.GovtIdVerification, 10054, Argentinian, null);
        Assert.Equal((Decision.Passed, "OK"), (data.Decision, data.Label));
        var face = await _run.JudgeAsync(
            CapabilityNames.BiometricVerification, 10094, Argentinian, null, Photo(70));
        Assert.Equal((Decision.Warning, "MEDIUM_RISK"), (face.Decision, face.Label));
        Assert.Equal("PARTIAL_MATCH", (string?)face.Data!["faceMatch"]);
    }

    [Fact]
    public async Task SpecimenPassport_IsInTheSpecimenCountrysRegister()
    {
        var outcome = await _run.JudgeAsync(CapabilityNames.GovtIdVerification, 10054, Specimen, null);
        Assert.Equal((Decision.Passed, "OK"), (outcome.Decision, outcome.Label));
    }

    [Fact]
    public async Task AddressOfTheSession_StandsInForAMissingOne()
    {
        var tor = await _run.JudgeAsync(CapabilityNames.GeoIpVerification, 10120, Specimen, "192.0.2.2");
        Assert.Equal((Decision.Rejected, "HIGH_RISK"), (tor.Decision, tor.Label));
    }

    public void Dispose() => _run.Dispose();

    private static Fact Photo(double similarity) =>
        Fact.Known(PhotoFacts.Kind, null, new PhotoFacts(true, true, similarity));

    private static DocumentFacts Document(
        string country, string type, string? state, params (string Name, string Value)[] fields) => new(
            [], DocumentClass.Unknown with { Country = country, Type = type, State = state },
            [.. fields.Select(field => new DocumentField(
                field.Name, field.Value, FieldSource.PrintedLayout, 1, "FRONT", null, []))],
            [], null, new Dictionary<string, string>());
}
