using Bonafide.Core.Capabilities;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Email;

namespace Bonafide.Sources.Tests.Sandbox;

public sealed class SandboxEmailTests : IDisposable
{
    private const string Section = "Email addresses";

    private readonly SandboxRun _run = new();

    public static TheoryData<string> Values => SandboxDocument.Keys(Section);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Value_BringsWhatTheDocumentSays(string value)
    {
        var row = SandboxDocument.Row(Section, value);
        var outcome = await JudgeAsync(value, sandbox: true);
        Assert.Equal(row[1], outcome.Decision.Wire());
        Assert.Equal(row[2], outcome.Label);
        Assert.Equal(row[3], outcome.Data?["advice"]?.GetValue<string>() ?? string.Empty);
    }

    [Fact]
    public void Document_ListsEveryValueAndItsReason() => Assert.Equal(
        SandboxEmails.All.Select(value => (value.Local + "@" + SandboxEmails.Domain, value.Why)),
        SandboxDocument.Rows(Section).Select(row => (row[0], row[4])));

    [Fact]
    public async Task Values_BringOutEveryDataValue()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in SandboxEmails.All)
        {
            var outcome = await JudgeAsync(value.Local + "@" + SandboxEmails.Domain, sandbox: true);
            seen.UnionWith(SandboxDocument.Members(outcome));
        }

        string[] expected =
        [
            "emailVerificationStatus=Verified", "emailVerificationStatus=ValidDomain",
            "emailVerificationStatus=Unverified", "emailVerificationStatus=Invalid", "totalHits=1", "totalHits=2",
            "emailExists=true", "emailExists=false", "domainExists=true", "domainExists=false",
            "domainRiskLevel=VERY_LOW", "domainRiskLevel=LOW", "domainRiskLevel=MEDIUM", "domainRiskLevel=HIGH",
            "advice=LOWER_FRAUD_RISK", "advice=MODERATE_FRAUD_RISK", "advice=UNCLEAR_RISK", "advice=DATA_REVIEW",
            "advice=FRAUD_REVIEW", "domainCategory=Webmail", "domainCorporate=true", "domainCorporate=false",
            "domainCountry=USA", "domainCompany=Example Corporation",
            "domainCreationDate=1995-08-13T04:00:00.000Z",
        ];
        Assert.Empty(expected.Except(seen));
    }

    [Fact]
    public async Task Malformed_IsABadRequestOnlyWithASource()
    {
        // No pack is built here, so a real address has no source; the sandbox values need none.
        Assert.Equal(CommonLabels.TechnicalError, (await JudgeAsync("a..b@sandbox.example", sandbox: true)).Label);
        Assert.Equal(CommonLabels.PreconditionNotFulfilled, (await JudgeAsync(null, sandbox: true)).Label);
    }

    [Fact]
    public async Task ProductionTenant_DoesNotKnowTheValues() => Assert.Equal(
        CommonLabels.TechnicalError, (await JudgeAsync("verified@sandbox.example", sandbox: false)).Label);

    public void Dispose() => _run.Dispose();

    private Task<CapabilityOutcome> JudgeAsync(string? email, bool sandbox) => _run.JudgeAsync(
        CapabilityNames.EmailVerification, 10066, new PreparedData { Email = email }, sandbox);
}
