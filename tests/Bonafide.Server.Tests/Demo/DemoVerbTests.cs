using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Demo;

/// <summary>The demonstrations as they are typed: their settings and their printing with them.</summary>
public sealed class DemoVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-demo-verb-").FullName;

    [Theory]
    [InlineData("demo", "verifies three fictional people")]
    [InlineData("demo-signals", "emailVerification")]
    public async Task Verb_ShowsWhatItPromises(string verb, string shown)
    {
        var (code, output) = await CliProcess.RunAsync(
            verb == "demo" ? [verb, "--data", _folder] : [verb]);

        Assert.Equal((0, string.Empty), (code, code == 0 ? string.Empty : output));
        Assert.Contains(shown, output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
