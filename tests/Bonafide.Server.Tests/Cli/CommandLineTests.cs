using System.CommandLine;
using Bonafide.Server.Cli;

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
}
