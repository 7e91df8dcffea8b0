using System.CommandLine;
using Bonafide.Server.Cli;
using Bonafide.Server.Tests.Support;
using Bonafide.Vision.Native;

namespace Bonafide.Server.Tests.Cli;

/// <summary>Every verb can be reached: two of one name would stop the whole program.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void EveryVerb_SaysWhatItDoes()
    {
        var root = CommandLine.Build();
        Assert.All(root.Subcommands, verb =>
        {
            Assert.False(string.IsNullOrEmpty(verb.Description), verb.Name);
            var words = root.Parse([verb.Name, "--help"]);
            Assert.Empty(words.Errors);
            Assert.Same(verb, words.CommandResult.Command);
        });
    }

    [Fact]
    public async Task FolderThatCannotBeMade_IsNamedAndNothingOfOurCode()
    {
        var (code, output) = await CliProcess.RunAsync(
            "specimen", "--count", "1", "--portraits", PackFolder.Folder("samples"), "--out", "/proc/none");

        Assert.Equal(1, code);
        Assert.Contains("/proc/none", output);
        Assert.DoesNotContain("   at ", output);
    }
}
