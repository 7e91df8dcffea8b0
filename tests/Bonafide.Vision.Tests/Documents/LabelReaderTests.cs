using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Printed;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Tests.Documents;

/// <summary>Labels and values as lines of text, without a picture.</summary>
public sealed class LabelReaderTests
{
    private const int LineHeight = 20;

    [Fact]
    public void GivenNames_WithoutTheSurnamesLabel_AreNotTheWholeName()
    {
        var numbered = Read("4a. 02.01.2020", "4b. 02.01.2030", "2. TUVA LINNEA");
        var labelled = Read("PRENOMS", "TUVA LINNEA");

        Assert.Equal("TUVA LINNEA", numbered[FieldNames.FirstName]);
        Assert.Equal("TUVA LINNEA", labelled[FieldNames.FirstName]);
        Assert.DoesNotContain(FieldNames.FullName, numbered.Keys);
        Assert.DoesNotContain(FieldNames.FullName, labelled.Keys);
    }

    [Fact]
    public void WordsThatMayAskForTheWholeName_DoSoWhereTheyStandAlone()
    {
        Assert.Equal("INES ARAUJO LIMA", Read("NOMBRE", "INES ARAUJO LIMA")[FieldNames.FullName]);
        Assert.Equal("INES", Read("APELLIDOS", "ARAUJO LIMA", "NOMBRE", "INES")[FieldNames.FirstName]);
    }

    [Theory]
    [InlineData("Authonty")]
    [InlineData("AUTHORITV")]
    [InlineData("Authonty（9)")]
    [InlineData("Aiuzhorty (9)")]
    public void LabelThatWasMisread_IsNoValue(string label) =>
        Assert.DoesNotContain(FieldNames.IssuingAuthority, Read("AUTORITE", label).Keys);

    [Fact]
    public void MisreadTranslation_BehindALabel_IsNoValue() => Assert.Equal(
        "HARBOUR OFFICE", Read("AUTORITE Authonty", "HARBOUR OFFICE")[FieldNames.IssuingAuthority]);

    [Fact]
    public void ValueThatIsNoLabel_IsRead() =>
        Assert.Equal("HARBOUR OFFICE", Read("AUTORITE", "HARBOUR OFFICE")[FieldNames.IssuingAuthority]);

    [Fact]
    public void PlaceInSmallLetters_BesideNamesInCapitals_IsALabel()
    {
        Assert.DoesNotContain(
            FieldNames.PlaceOfBirth, Read("SURNAME", "ARAUJO", "PLACE OF BIRTH", "Figlia di").Keys);
        Assert.Equal("Hohental", Read("SURNAME", "Araujo", "PLACE OF BIRTH", "Hohental")[FieldNames.PlaceOfBirth]);
        Assert.Equal("HOHENTAL", Read("SURNAME", "ARAUJO", "PLACE OF BIRTH", "HOHENTAL")[FieldNames.PlaceOfBirth]);
    }

    private static Dictionary<string, string> Read(params string[] lines) => new LabelReader(LabelWords.OfIds)
        .Read([.. lines.Select(Line)], "UTO", new DateOnly(2026, 11, 28))
        .ToDictionary(reading => reading.Field, reading => reading.Value);

    /// <summary>One below the other.</summary>
    private static PrintedLine Line(string text, int row)
    {
        var (right, top) = (10 + (text.Length * 12), 10 + (row * LineHeight * 1.2));
        return PrintedLine.Of(new TextLine(
            text, 0.98, [.. text.Select((sign, at) => new ReadSign(
                sign, 0.98, at / (double)text.Length, (at + 1) / (double)text.Length))],
            new Quad(10, top, right, top, right, top + LineHeight, 10, top + LineHeight)));
    }
}
