using Bonafide.Core.Capabilities;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Addresses;
using Bonafide.Sources.Identity;

namespace Bonafide.Sources.Tests.Sandbox;

public sealed class SandboxIdentityTests : IDisposable
{
    private const string Section = "People for the global identity check";

    private readonly SandboxRun _run = new();

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, SandboxDocument.Rows(Section).Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Row_BringsWhatTheDocumentSays(int number)
    {
        var row = SandboxDocument.Rows(Section)[number];
        var outcome = await JudgeAsync(row, sandbox: true);

        SandboxDocument.AssertBrings(row, 5, outcome, SandboxDocument.Members(outcome));
    }

    [Fact]
    public void Document_NamesEveryPerson() => Assert.Equal(
        SandboxIdentities.All.Select(value => value.LastName).Order(),
        SandboxDocument.Rows(Section).Select(row => row[0]).Distinct().Order());

    public static TheoryData<string> Lines =>
        SandboxDocument.Keys("Addresses for the global identity check");

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Address_BringsItsLevel(string line)
    {
        var row = SandboxDocument.Row("Addresses for the global identity check", line);
        var outcome = await JudgeAsync(
            ["New", "+12025550100", "verified@sandbox.example", "192.0.2.1"], sandbox: true, new()
            {
                Line1 = line,
                City = SandboxPostalAddresses.City,
                Subdivision = "FL",
                PostalCode = "33301",
                Country = "USA",
            });
        Assert.Equal($"{row[1]} {row[2]}", $"{outcome.Decision.Wire()} {outcome.Label}");
        Assert.Equal(row[3], outcome.Data!["addressValidityLevel"]?.ToString() ?? string.Empty);
        Assert.Equal(row[3].Length == 0 ? null : 6.0, (double?)outcome.Data["ipAddressDistance"]);
    }

    [Fact]
    public async Task Rows_BringOutEveryValueThatIsGiven()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in SandboxDocument.Rows(Section))
        {
            var outcome = await JudgeAsync(row, sandbox: true);
            seen.UnionWith(SandboxDocument.Members(outcome));
            labels.Add(outcome.Label);
        }

        string[] matches = ["match", "no-match", "not-found"];
        string[] expected =
        [
            .. ((string[])["email", "phone", "address"]).SelectMany(
                element => matches.Select(match => $"{element}MatchToName={match}")),
            .. ((string[])["match", "zip4-match", "postal-match", "city-state-match", "metro-match", "country-match",
                "no-match"]).Select(match => "phoneMatchToAddress=" + match),
            .. ((string[])["LANDLINE", "FIXED_VOIP", "MOBILE", "VOICEMAIL", "TOLL_FREE", "PREMIUM", "NON_FIXED_VOIP",
                "OTHER"]).Select(type => "phoneLineType=" + type),
            "emailValid=true", "emailValid=false", "phoneValid=true", "phoneValid=false", "ipRisk=true", "ipRisk=false",
            "emailDomainCreationDate=1995-08-13", "emailFirstSeenDays=1500", "emailFirstSeenDays=0",
            "phoneCarrier=Example Mobile", "phoneCountryCode=US", "phoneLastSeenDays=40", "phoneEmailFirstSeenDays=646",
            "ipLastSeenDays=40", "ipGeolocationCountryCode=US", "ipGeolocationSubdivision=Florida", "ipRiskScore=0.95",
        ];
        Assert.Empty(expected.Except(seen));
        Assert.Equal(
            ["HIGH_RISK", "LOW_RISK", "MEDIUM_RISK", "NOT_ENOUGH_DATA", "TECHNICAL_ERROR", "VALIDATION_FAILED"],
            labels.Order());
    }

    [Fact]
    public async Task ProductionTenant_DoesNotKnowThePeople() => Assert.Equal(
        CommonLabels.TechnicalError, (await JudgeAsync(SandboxDocument.Rows(Section)[0], sandbox: false)).Label);

    public void Dispose() => _run.Dispose();

    private Task<CapabilityOutcome> JudgeAsync(
        string[] row, bool sandbox, AddressData? address = null) => _run.JudgeAsync(
        CapabilityNames.GlobalIdentityCheck, 10007,
        new PreparedData
        {
            FirstName = SandboxIdentities.FirstName,
            LastName = row[0],
            PhoneNumber = Given(row[1]),
            Email = Given(row[2]),
            IpAddress = Given(row[3]),
            Address = address ?? new()
            {
                Line1 = "1 Sample Street",
                City = "Fort Lauderdale",
                Subdivision = "FL",
                PostalCode = "33301-1234",
                Country = row[4],
            },
        },
        sandbox);

    private static string? Given(string cell) => cell.Length == 0 ? null : cell;
}
