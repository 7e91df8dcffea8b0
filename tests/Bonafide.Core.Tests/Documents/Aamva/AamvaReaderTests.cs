using Bonafide.Core.Documents.Aamva;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Tests.Documents.Aamva;

public sealed class AamvaReaderTests
{
    public static TheoryData<int> Versions => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Reads_EveryVersion(int version)
    {
        var read = Read(AamvaSymbol.Of(version));

        Assert.Equal(("PDF417", "AAMVA", version, "636023"),
            (read.Facts.Symbology, read.Facts.Standard, read.Facts.Version, read.Facts.Issuer));
        Assert.Empty(read.Facts.Problems);
        Assert.Equal(("DRIVING_LICENSE", "USA", "OH"), (read.Type, read.Country, read.State));
        var expected = new Dictionary<string, string>
        {
            [FieldNames.DocumentNumber] = "RX483920",
            [FieldNames.LastName] = "QUILLFEATHER",
            [FieldNames.FirstName] = "ORLA MAEVE",
            [FieldNames.DateOfBirth] = "1990-02-14",
            [FieldNames.IssuingDate] = "2020-07-01",
            [FieldNames.ExpiryDate] = "2028-02-14",
            [FieldNames.Gender] = "F",
            [FieldNames.IssuingCountry] = "USA",
            [FieldNames.State] = "OH",
            [FieldNames.DlCategories] = "D",
            [FieldNames.AddressLine1] = "17 MILL LANE",
            [FieldNames.AddressCity] = "ASHFORD",
            [FieldNames.AddressSubdivision] = "OH",
            [FieldNames.AddressPostalCode] = "43004",
            [FieldNames.AddressCountry] = "USA",
        };
        Assert.Equal(expected.OrderBy(pair => pair.Key),
            read.Readings.ToDictionary(r => r.Name, r => r.Value).OrderBy(pair => pair.Key));
        Assert.All(read.Readings, reading => Assert.Equal(
            (FieldSource.Barcode, 1, "BACK", false),
            (reading.Source, reading.Confidence, reading.Part, reading.Truncated)));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Reads_CanadianCardsOfEveryVersion(int version)
    {
        var read = Read(AamvaSymbol.Of(version, "636012", "CAN"));

        Assert.Empty(read.Facts.Problems);
        Assert.Equal(("CAN", "ON"), (read.Country, read.State));
        Assert.Equal("1990-02-14", read.Find(FieldNames.DateOfBirth)?.Value);
        Assert.Equal("K1A 0B6", read.Find(FieldNames.AddressPostalCode)?.Value);
    }

    [Fact]
    public void Reads_IdentificationAndEnhancedCards()
    {
        var id = Read(new AamvaSymbol(8, "636014", "DAQI1234567", "DCAC", "DCSROE") { Type = "ID" });
        var enhanced = Read(new AamvaSymbol(8, "636001", "DAQ123456789") { Type = "EN" });

        Assert.Equal("ID_CARD", id.Type);
        Assert.Null(id.Find(FieldNames.DlCategories));
        Assert.Equal("DRIVING_LICENSE", enhanced.Type);
    }

    [Theory]
    [InlineData("T", true)]
    [InlineData("U", true)]
    [InlineData("N", false)]
    public void Takes_TruncationFlagsFromVersion4On(string flag, bool truncated)
    {
        var read = Read(new AamvaSymbol(9, "636023", "DCSQUILLFEATHER", "DDE" + flag, "DACORLA", "DDFN", "DADNONE",
            "DDG" + flag));

        Assert.Equal(truncated, read.Find(FieldNames.LastName)?.Truncated);
        Assert.False(read.Find(FieldNames.FirstName)?.Truncated);
        Assert.Equal("ORLA", read.Find(FieldNames.FirstName)?.Value);
    }

    [Fact]
    public void Takes_AFullPlaceForTruncationBeforeVersion4()
    {
        var read = Read(new AamvaSymbol(2, "636023", "DCS" + new string('A', 40), "DCTORLA"));

        Assert.True(read.Find(FieldNames.LastName)?.Truncated);
        Assert.False(read.Find(FieldNames.FirstName)?.Truncated);
    }

    [Fact]
    public void Keeps_AFullNameWhosePartsNothingTells()
    {
        var read = Read(new AamvaSymbol(1, "636023", "DAAORLA MAEVE QUILLFEATHER"));

        Assert.Equal("ORLA MAEVE QUILLFEATHER", read.Find(FieldNames.FullName)?.Value);
        Assert.Null(read.Find(FieldNames.LastName));
    }

    [Theory]
    [InlineData("1", "M")]
    [InlineData("M", "M")]
    [InlineData("2", "F")]
    [InlineData("9", "X")]
    [InlineData("X", "X")]
    public void Reads_SexInEitherForm(string code, string sex) =>
        Assert.Equal(sex, Read(new AamvaSymbol(8, "636023", "DBC" + code)).Find(FieldNames.Gender)?.Value);

    [Theory]
    [InlineData("USA", "DAK430041234  ", "43004-1234")]
    [InlineData("USA", "DAK43004", "43004")]
    [InlineData("CAN", "DAKK1A 0B6", "K1A 0B6")]
    public void Reads_PostalCodes(string country, string element, string expected) => Assert.Equal(
        expected,
        Read(new AamvaSymbol(8, "636023", "DCG" + country, element)).Find(FieldNames.AddressPostalCode)?.Value);

    [Fact]
    public void Takes_TheResidenceWhenItIsAlone()
    {
        var read = Read(new AamvaSymbol(1, "636023", "DAL4 QUAY STREET", "DANASHFORD", "DAOOH", "DAP430040000"));

        Assert.Equal("4 QUAY STREET", read.Find(FieldNames.AddressLine1)?.Value);
        Assert.Equal("43004", read.Find(FieldNames.AddressPostalCode)?.Value);
    }

    private static AamvaDocument Read(AamvaSymbol symbol) => AamvaReader.Read(symbol.Text(), "BACK", null)!;
}
