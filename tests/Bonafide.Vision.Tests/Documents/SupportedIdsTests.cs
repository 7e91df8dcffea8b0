using Bonafide.Vision.Documents;

namespace Bonafide.Vision.Tests.Documents;

public sealed class SupportedIdsTests
{
    /// <summary>Set BONAFIDE_WRITE_DOCS to 1 to write the page anew.</summary>
    [Fact]
    public void Page_IsWhatTheDataSay()
    {
        var file = Path.Combine(Repository.Root, "docs", "supported-ids.md");
        if (Environment.GetEnvironmentVariable("BONAFIDE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, SupportedIds.Page());
        }

        Assert.Equal(File.ReadAllText(file), SupportedIds.Page());
    }

    [Theory]
    [InlineData("KEN", "PASSPORT", ReadBy.Zone, false)]
    [InlineData("DEU", "ID_CARD", ReadBy.Zone, true)]
    [InlineData("USA", "DRIVING_LICENSE", ReadBy.Symbol, true)]
    [InlineData("SWE", "DRIVING_LICENSE", ReadBy.Numbers, true)]
    [InlineData("BRA", "DRIVING_LICENSE", ReadBy.Layout, false)]
    public void Id_IsListedWithHowItIsRead(string country, string type, ReadBy by, bool needsBack) =>
        Assert.Contains(new SupportedId(country, type, by, needsBack), SupportedIds.All);

    [Fact]
    public void LicenceThatNothingReads_IsNotListed() =>
        Assert.DoesNotContain(SupportedIds.All, id => id is { Country: "KEN", Type: "DRIVING_LICENSE" });
}
