using Bonafide.Core.Capabilities;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Addresses;

namespace Bonafide.Sources.Tests.Sandbox;

public sealed class SandboxPostalAddressTests : IDisposable
{
    private const string Section = "Addresses";

    private readonly SandboxRun _run = new();

    public static TheoryData<string> Lines => SandboxDocument.Keys(Section);

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Row_BringsWhatTheDocumentSays(string line)
    {
        var row = SandboxDocument.Row(Section, line);
        var outcome = await JudgeAsync(line, "USA", sandbox: true);
        Assert.Equal(row[1], outcome.Decision.Wire());
        Assert.Equal(row[2], outcome.Label);
        Assert.Equal(row[3], outcome.Data?["reasonMessage"]?.ToString() ?? string.Empty);
    }

    [Fact]
    public void Document_ListsEveryAddress() => Assert.Equal(
        SandboxPostalAddresses.All.Keys.Order(), SandboxDocument.Rows(Section).Select(row => row[0]).Order());

    [Fact]
    public async Task OtherLabels_FollowFromTheInput()
    {
        Assert.Equal("UNSUPPORTED_COUNTRY", (await JudgeAsync("1 House Lane", "AFG", sandbox: true)).Label);
        Assert.Equal("NOT_ENOUGH_DATA", (await JudgeAsync("1 House Lane", "Oregon", sandbox: true)).Label);
        Assert.Equal("TECHNICAL_ERROR", (await JudgeAsync("1 House Lane", "USA", sandbox: false)).Label);
    }

    public void Dispose() => _run.Dispose();

    private Task<CapabilityOutcome> JudgeAsync(string line, string country, bool sandbox) => _run.JudgeAsync(
        CapabilityNames.AddressValidation, 90010,
        new PreparedData
        {
            SocialSecurityNumber = "123456789",
            Address = new()
            {
                Line1 = line, City = SandboxPostalAddresses.City, PostalCode = "97201", Subdivision = "OR", Country = country,
            },
        },
        sandbox);
}
