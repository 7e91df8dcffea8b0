using System.Text.RegularExpressions;

namespace Bonafide.Tidy.Tests;

/// <summary>Words that do not belong: promises, diaries, drawers, switched-off checks.</summary>
public sealed partial class WordRuleTests
{
    [Fact]
    public void Code_HasNoForbiddenWord() => Repository.AssertNone(Find(Repository.Load()));

    [Theory]
    [InlineData("src/A.cs", "// TO" + "DO later")]
    [InlineData("src/A.cs", "// FI" + "X: was wrong")]
    [InlineData("src/A.cs", "// previous" + "ly a list")]
    [InlineData("src/A.cs", "#pragma " + "warning disable CS0000")]
    [InlineData("src/A.cs", "public sealed class Mail" + "Manager;")]
    [InlineData("src/A.cs", "throw new NotImplemented" + "Exception();")]
    [InlineData("tests/A.cs", "[Fact(Sk" + "ip = \"later\")]")]
    [InlineData("src/A.cs", "Thread.Sl" + "eep(1);")]
    public void Rule_CatchesPlantedWord(string path, string line) =>
        Assert.Single(Find(new Repository(new Dictionary<string, string> { [path] = line })));

    private static List<string> Find(Repository repository)
    {
        var found = new List<string>();
        foreach (var (path, text) in repository.CSharp())
        {
            foreach (var (index, line) in text.Split('\n').Index())
            {
                if (Everywhere().IsMatch(line) || (path.StartsWith("src/", StringComparison.Ordinal)
                    && InSource().IsMatch(line)))
                {
                    found.Add($"{path}:{index + 1}: {line.Trim()}");
                }
            }
        }

        return found;
    }

    [GeneratedRegex(
        @"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b|\bFI" + @"X:|NotImplemented" + @"Exception"
        + @"|Sk" + @"ip\s*=\s*""|Thread\.Sl" + @"eep")]
    private static partial Regex Everywhere();

    [GeneratedRegex(
        @"#pragma warning dis" + @"able|//.*\bprevious" + @"ly\b"
        + @"|\b(class|record|struct|interface) \w*(Manager|Helper|Helpers|Util|Utils|Processor|Wrapper|Impl|Base)\b")]
    private static partial Regex InSource();
}
