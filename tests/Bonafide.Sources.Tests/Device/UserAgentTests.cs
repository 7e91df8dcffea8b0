using Bonafide.Sources.Device;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Device;

/// <summary>What the bundled patterns read.</summary>
public sealed class UserAgentTests
{
    private static readonly Lazy<UserAgentParser> Parser = new(
        () => UserAgentParser.TryOpen(PackFolder.Open(RealPackages.Packs()))!);

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/135.0.0.0 Safari/537.36",
        "Chrome", "Windows", null)]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        + "Version/17.5 Mobile/15E148 Safari/604.1",
        "Mobile Safari", "iOS", "iPhone")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 14; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 "
        + "Mobile Safari/537.36",
        "Chrome Mobile", "Android", "Samsung SM-G991B")]
    public void Parse_NamesBrowserSystemAndDevice(string header, string browser, string system, string? model)
    {
        var parser = Parser.Value;

        var agent = parser.Parse(header);
        Assert.Equal((browser, system, model), (agent.Browser, agent.System, agent.Model));
    }

    [Fact]
    public void Parse_StandsLongAndHostileHeaders()
    {
        var parser = Parser.Value;

        Assert.NotNull(parser.Parse(new string('a', 100_000)));
        Assert.NotNull(parser.Parse(string.Concat(Enumerable.Repeat("Mozilla (", 2_000))));
        Assert.Null(parser.Parse(string.Empty).Browser);
    }
}
