using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Tests.Identity.Names;

public sealed class NameComparerTests
{
    private static readonly NameComparer Comparer = NameComparer.Default;

    [Theory]
    [InlineData("John|Smith", "John|Smith")]
    [InlineData("John|Smith", "Smith|John")]
    [InlineData("John|Smith", "John Smith|")]
    [InlineData("John|Smith", "SMITH, JOHN|")]
    [InlineData("Robert|Miller", "Bob|Miller")]
    [InlineData("J.|Smith", "John|Smith")]
    [InlineData("John Paul|Smith", "John|Smith")]
    [InlineData("John Paul|Smith", "John P.|Smith")]
    [InlineData("Zoë|Müller", "Zoe|Muller")]
    [InlineData("José Luis|García Márquez", "Jose|Garcia")]
    [InlineData("María|García López", "Maria|Garcia")]
    [InlineData("Jean-Paul|Dupont", "Jeanpaul|Dupont")]
    [InlineData("Ludwig|van Beethoven", "Ludwig|Beethoven")]
    [InlineData("Ahmed|bin Hassan", "Ahmad|Hassan")]
    [InlineData("John|Smith Jr.", "John|Smith")]
    [InlineData("Catherine|O'Brien", "Katherine|OBrien")]
    [InlineData("Jonathan|Stevenson", "Jonathan|Stephenson")]
    public void Matches_TheSamePerson(string a, string b) =>
        Assert.True(Score(a, b) >= Comparer.Options.CompleteLimit, $"{Score(a, b):F3}");

    [Theory]
    [InlineData("John|Smith", "Jane|Smith")]
    [InlineData("John|Smith", "John|Jones")]
    [InlineData("Maria|Garcia", "Mario|Lopez")]
    [InlineData("John|Smith", "Smith|")]
    [InlineData("Anna|Lee", "Anna|Li")]
    [InlineData("John|Smith Jr", "John|Smith Sr")]
    [InlineData("John|Smith", "|")]
    [InlineData("J|S", "K|S")]
    public void Refuses_OtherPeople(string a, string b) =>
        Assert.True(Score(a, b) < Comparer.Options.CompleteLimit, $"{Score(a, b):F3}");

    [Fact]
    public void IsSymmetric()
    {
        string[] names =
            ["John Paul|Smith", "Jose Luis|Garcia Marquez", "Ana|Li", "Bob|Miller", "X|", "Anna Maria|Rossi"];
        foreach (var a in names)
        {
            Assert.All(names, b => Assert.Equal(Score(a, b), Score(b, a), 9));
        }
    }

    [Fact]
    public void Explains_EachPiece_WithItsLimit()
    {
        var scores = Comparer.Compare(Parse("John|Smith"), Parse("Jane|Smith"));
        var pieces = Comparer.Explain(scores);
        Assert.False(pieces.Single(p => p.Name == "givenNames").Met);
        Assert.True(pieces.Single(p => p.Name == "surnames").Met);
        Assert.False(pieces.Single(p => p.Name == "completeName").Met);
        Assert.Equal(MatchGrade.Full, Comparer.Grade(1));
        Assert.Equal(MatchGrade.Partial, Comparer.Grade(Comparer.Options.PartialLimit));
        Assert.Equal(MatchGrade.No, Comparer.Grade(Comparer.Options.PartialLimit - 0.001));
    }

    [Fact]
    public void Survives_StrangeNames()
    {
        var strange = new[]
        {
            new string('a', 5000), "X", "'", "🙂", "李", "...", string.Join(' ', Enumerable.Repeat("ab", 500)), "\u0301",
        };
        foreach (var name in strange)
        {
            var parsed = PersonName.Parse(name, name);
            var score = Comparer.Compare(parsed, parsed).Complete;
            Assert.True(score is 0 or > 0.99);
        }
    }

    [Fact]
    public void Transliterates_ThroughTheTable()
    {
        var table = new string[256];
        Array.Fill(table, string.Empty);
        foreach (var (c, latin) in new[] { ('И', "I"), ('в', "v"), ('а', "a"), ('н', "n") })
        {
            table[c & 255] = latin;
        }

        var latinWriter = new Transliterator(new Dictionary<int, string[]> { [4] = table });
        Assert.Equal("Ivan", latinWriter.ToLatin("Иван"));
        var a = PersonName.Parse("Иван", "Smith", latinWriter);
        Assert.Equal(1, Comparer.Compare(a, PersonName.Parse("Ivan", "Smith")).Complete, 6);
    }

    [Fact]
    public void Folds_LatinMarks()
    {
        Assert.Equal("Lodz strasse Aegir OE",
            LatinFolding.Fold("Łódź straße Ægir Œ").Replace("AE", "Ae", StringComparison.Ordinal));
        Assert.Equal("Nguyen Tran", LatinFolding.Fold("Nguyễn Trần"));
        Assert.Equal("e", LatinFolding.Fold("e\u0301"));
    }

    private static double Score(string a, string b) => Comparer.Compare(Parse(a), Parse(b)).Complete;

    private static PersonName Parse(string name)
    {
        var bar = name.IndexOf('|', StringComparison.Ordinal);
        return PersonName.Parse(name[..bar], name[(bar + 1)..]);
    }
}
