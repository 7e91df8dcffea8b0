using System.Text.RegularExpressions;

namespace Bonafide.Tidy.Tests;

/// <summary>What git writes into a file that it could not merge by itself is gone before the file is kept.</summary>
public sealed partial class MergeRuleTests
{
    [Fact]
    public void Files_HaveNoMarkOfAMerge() => Repository.AssertNone(Find(Repository.Load()));

    [Theory]
    [InlineData("README.md", "first\n<<<<<<" + "< HEAD\nsecond")]
    [InlineData("src/A.cs", "first\n>>>>>>" + "> 0123abc\n")]
    public void Rule_CatchesPlantedMark(string path, string text) =>
        Assert.Single(Find(new Repository(new Dictionary<string, string> { [path] = text })));

    private static List<string> Find(Repository repository) =>
        [.. repository.Files.Where(file => Mark().IsMatch(file.Value)).Select(file => file.Key)];

    [GeneratedRegex(@"^(<{7}|>{7}) ", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
