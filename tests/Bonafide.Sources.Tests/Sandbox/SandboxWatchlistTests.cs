using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Subjects;

namespace Bonafide.Sources.Tests.Sandbox;

public sealed class SandboxWatchlistTests : IDisposable
{
    private const string Section = "People for screening";

    private readonly SandboxRun _run = new();

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, SandboxDocument.Rows(Section).Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Row_BringsWhatTheDocumentSays(int number)
    {
        var row = SandboxDocument.Rows(Section)[number];
        var outcome = await JudgeAsync(row, sandbox: true);

        Assert.Equal(row[5], outcome.Decision.Wire());
        Assert.Equal(row[6], outcome.Label);
        Assert.Equal(row[7], outcome.Data?["searchResults"]?.ToString() ?? string.Empty);
        if (outcome.Decision != Decision.NotExecuted)
        {
            Assert.Equal("SUCCESS", outcome.Data!["searchStatus"]!.ToString());
            Assert.Equal("all sandbox@1", outcome.Data["searchReference"]!.ToString());
            Assert.True(Guid.TryParse(outcome.Data["searchId"]!.ToString(), out _));
            Assert.EndsWith("Z", outcome.Data["searchDate"]!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Document_ReachesEveryLabelThatPreparedDataCanReach() => Assert.Equal(
        ["ALERT", "INVALID_MERCHANT_SETTINGS", "NOT_ENOUGH_DATA", "OK", "TECHNICAL_ERROR", "VALIDATION_FAILED"],
        SandboxDocument.Rows(Section).Select(row => row[6]).Distinct().Order());

    [Fact]
    public async Task ProductionTenant_HasNoListUntilOneIsImported() => Assert.Equal(
        "INVALID_MERCHANT_SETTINGS",
        (await JudgeAsync(["Viktor", "Drakovan", "", "", ""], sandbox: false)).Label);

    public void Dispose() => _run.Dispose();

    private Task<CapabilityOutcome> JudgeAsync(string[] row, bool sandbox)
    {
        string? Given(int cell) => row[cell].Length == 0 ? null : row[cell];
        return _run.JudgeAsync(
            CapabilityNames.WatchlistScreening, 10010,
            new PreparedData
            {
                FirstName = Given(0),
                LastName = Given(1),
                DateOfBirth = Given(2),
                Address = new() { Country = Given(3) },
            },
            sandbox, new CapabilityOptions { WatchlistSearchProfile = Given(4) });
    }
}
