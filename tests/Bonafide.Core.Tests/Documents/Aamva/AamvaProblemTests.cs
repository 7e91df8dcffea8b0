using Bonafide.Core.Documents.Aamva;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Tests.Documents.Aamva;

/// <summary>Content that breaks the standard is told by code and read as far as it goes; nothing throws.</summary>
public sealed class AamvaProblemTests
{
    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("ANSI 636023080002")]
    [InlineData("@\n\u001e\rANSI 63602X080002DL00410278")]
    [InlineData("M1QUILLFEATHER/ORLA     E7XKQ4 AAABBBXX 0123 045Y012A0034 100")]
    public void Refuses_WhatIsNoCard(string text) => Assert.Null(AamvaReader.Read(text, "BACK", null));

    [Fact]
    public void Refuses_TextBeyondItsLimit()
    {
        var text = AamvaSymbol.Of(8).Text();

        Assert.NotNull(AamvaReader.Read(text.PadRight(4096, ' '), "BACK", null));
        Assert.Null(AamvaReader.Read(text.PadRight(4097, ' '), "BACK", null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(4000)]
    public void Finds_ASubfileThatIsNotAtItsPlace(int error)
    {
        var symbol = new AamvaSymbol(8, "636023", "DAQRX1") { OffsetError = error };

        var read = AamvaReader.Read(symbol.Text(), "BACK", null)!;

        Assert.Equal("RX1", read.Find(FieldNames.DocumentNumber)?.Value);
        Assert.Contains(AamvaProblems.SubfilePlace, read.Facts.Problems);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Reads_TheHeaderFormOfAnotherVersion(int version)
    {
        var symbol = new AamvaSymbol(version, "636023", "DAQRX1") { OtherHeaderForm = true };

        var read = AamvaReader.Read(symbol.Text(), "BACK", null)!;

        Assert.Equal("RX1", read.Find(FieldNames.DocumentNumber)?.Value);
        Assert.Contains(AamvaProblems.HeaderForm, read.Facts.Problems);
    }

    [Theory]
    [InlineData(8, "636023", "DBB13312020", "malformedDate:DBB")]
    [InlineData(8, "636023", "DBBunavl", null)]
    [InlineData(8, "636023", "DBB20200131", "dateOrder:DBB")]
    [InlineData(1, "636023", "DBB01312020", "dateOrder:DBB")]
    [InlineData(8, "636012", "DBB01312020", "dateOrder:DBB")]
    [InlineData(8, "636023", "DBC7", "malformedSex")]
    [InlineData(8, "636023", "DCGCAN", "countryMismatch")]
    [InlineData(8, "123456", "DCGUSA", "unknownIssuer")]
    [InlineData(11, "636023", "DCGUSA", "unknownVersion")]
    [InlineData(0, "636023", "DAQ1", "unknownVersion")]
    public void Tells_WhatIsWrong(int version, string issuer, string element, string? problem)
    {
        var read = AamvaReader.Read(new AamvaSymbol(version, issuer, element).Text(), "BACK", null)!;

        var told = read.Facts.Problems.Where(p => !p.StartsWith("elementMissing", StringComparison.Ordinal));
        Assert.Equal(problem is null ? [] : [problem], told);
    }

    [Fact]
    public void Tells_WhichElementsAreMissing()
    {
        var read = AamvaReader.Read(new AamvaSymbol(3, "636023", "DAQ1", "DBA").Text(), "BACK", null)!;

        Assert.Equal(
            ["DBB", "DBC", "DBD", "DAG", "DAI", "DAJ", "DAK", "DCS", "DCT", "DCF", "DCG"],
            read.Facts.Problems.Select(p => p.Split(':')[1]));
    }

    [Fact]
    public void Takes_TheFirstOfRepeatedElements()
    {
        var read = AamvaReader.Read(new AamvaSymbol(8, "636023", "DAQ1", "DAQ2").Text(), "BACK", null)!;

        Assert.Equal("1", read.Find(FieldNames.DocumentNumber)?.Value);
        Assert.Contains("elementRepeated:DAQ", read.Facts.Problems);
    }

    [Fact]
    public void Leaves_LongElementsAndTooManyElementsOut()
    {
        var longest = Read("DAQ" + new string('7', 120));
        var longer = Read("DAQ" + new string('7', 121));
        var many = Read([.. Enumerable.Range(0, 130).Select(i => $"D{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}1")]);

        Assert.Equal(120, longest.Find(FieldNames.DocumentNumber)?.Value.Length);
        Assert.Null(longer.Find(FieldNames.DocumentNumber));
        Assert.Contains("elementTooLong:DAQ", longer.Facts.Problems);
        Assert.Contains(AamvaProblems.TooManyElements, many.Facts.Problems);
    }

    [Fact]
    public void Says_ThatNoCardIsThere()
    {
        var read = AamvaReader.Read(new AamvaSymbol(8, "636023", "ZOA1") { Type = "ZO" }.Text(), "BACK", null)!;

        Assert.Null(read.Type);
        Assert.Empty(read.Readings);
        Assert.Equal([AamvaProblems.SubfileMissing], read.Facts.Problems);
    }

    [Fact]
    public void Survives_EveryCutAndManyBrokenBytes()
    {
        var random = new Random(11);
        foreach (var version in Enumerable.Range(1, 10))
        {
            var text = AamvaSymbol.Of(version).Text();
            foreach (var length in Enumerable.Range(0, text.Length))
            {
                AamvaReader.Read(text[..length], "BACK", null);
            }

            for (var i = 0; i < 500; i++)
            {
                var broken = text.ToCharArray();
                for (var k = 0; k < 6; k++)
                {
                    broken[random.Next(broken.Length)] = (char)random.Next(256);
                }

                var read = AamvaReader.Read(new string(broken), "BACK", null);
                Assert.All(read?.Readings ?? [], reading => Assert.NotEmpty(reading.Value));
            }
        }
    }

    [Fact]
    public void Issuers_AreFoundBothWays()
    {
        Assert.Equal(new AamvaIssuer("CAN", "ON"), AamvaIssuers.Find("636012"));
        Assert.Null(AamvaIssuers.Find("636027")!.State);
        Assert.Null(AamvaIssuers.Find("000000"));
        Assert.Equal("636014", AamvaIssuers.NumberOf("USA", "CA"));
        Assert.Null(AamvaIssuers.NumberOf("USA", "ZZ"));
    }

    private static AamvaDocument Read(params string[] elements) =>
        AamvaReader.Read(new AamvaSymbol(8, "636023", elements).Text(), "BACK", null)!;
}
