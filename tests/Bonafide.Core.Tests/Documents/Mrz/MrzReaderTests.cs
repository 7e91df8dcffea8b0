using System.Globalization;
using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Tests.Documents.Mrz;

public sealed class MrzReaderTests
{
    private static readonly MrzReader Reader = new(MrzOptions.Default);

    [Theory]
    [InlineData("TD1")]
    [InlineData("TD2")]
    [InlineData("TD3")]
    [InlineData("MRV-A")]
    [InlineData("MRV-B")]
    public void Reads_WhatWasWritten(string format)
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var truth = MrzTruth.Random(random, format);

            var read = Read(truth.Lines());

            Assert.Equal(format, read.Facts.Format);
            Assert.Equal(truth.Lines(), read.Facts.Lines);
            Assert.True(read.Facts.AllChecksRight);
            Assert.Empty(read.Facts.Corrections);
            foreach (var (name, value) in Expected(truth))
            {
                Assert.Equal(value, read.Find(name)?.Value);
            }
        }
    }

    [Fact]
    public void Reads_TheExampleOfDoc9303Part4()
    {
        var read = Read("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

        Assert.Equal("ERIKSSON", read.Find(FieldNames.LastName)?.Value);
        Assert.Equal("ANNA MARIA", read.Find(FieldNames.FirstName)?.Value);
        Assert.Equal("1974-08-12", read.Find(FieldNames.DateOfBirth)?.Value);
        Assert.Equal("ZE184226B", read.Find(FieldNames.OptionalMrzField1)?.Value);
        Assert.Equal(FieldSource.MrzChecked, read.Find(FieldNames.DocumentNumber)?.Source);
        Assert.Equal(FieldSource.Mrz, read.Find(FieldNames.LastName)?.Source);
    }

    [Fact]
    public void Reads_TheLongNumberOfDoc9303Part5()
    {
        var read = Read("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2",
            "STEVENSON<<PETER<JOHN<<<<<<<<<");

        Assert.Equal("D23145890734", read.Find(FieldNames.DocumentNumber)?.Value);
        Assert.True(read.Facts.Checks.First(check => check.Field == MrzCheck.DocumentNumber).Verdict
            == MrzCheckVerdict.Right);
        Assert.Null(read.Find(FieldNames.OptionalMrzField1));
    }

    [Theory]
    [InlineData(9, MrzCheck.DocumentNumber)]
    [InlineData(19, MrzCheck.DateOfBirth)]
    [InlineData(27, MrzCheck.ExpiryDate)]
    [InlineData(43, MrzCheck.Composite)]
    public void Calls_ASurelyReadDigitThatDoesNotFitWrong(int column, string check)
    {
        const string Lower = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
        var digit = (char)('0' + ((Lower[column] - '0' + 1) % 10));
        var read = Read("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            Lower[..column] + digit + Lower[(column + 1)..]);

        Assert.Equal(MrzCheckVerdict.Wrong, read.Facts.Checks.First(one => one.Field == check).Verdict);
        Assert.Equal(digit, read.Facts.Lines[1][column]);
        Assert.Empty(read.Facts.Corrections);
    }

    [Fact]
    public void Corrects_TheOneUnsureSignThatExplainsTheDigit()
    {
        var read = ReadWith("L898902C36UTO7408122F1204159ZE184226B<<<<<10", (15, '8', '3', 0.5), column: 16);

        Assert.Equal("1974-08-12", read.Find(FieldNames.DateOfBirth)?.Value);
        Assert.True(read.Facts.AllChecksRight);
        Assert.Contains(read.Facts.Corrections, one => one is { Column: 16, From: '3', To: '8', Proof: "checkDigit" });
        Assert.True(read.Find(FieldNames.DateOfBirth)!.Confidence <= MrzOptions.Default.CorrectedConfidence);
    }

    [Fact]
    public void Leaves_AFailureWithSeveralExplanationsUnsure()
    {
        // 5 may be a misread S or a misread 8 here, and the check digit cannot tell those two apart.
        var truth = new MrzTruth("TD3", "NG", "KIM", "L8S8902C3", new(1974, 8, 12), new(2030, 4, 15), 'F', "UTO", "");
        var read = ReadWith(truth.Lines()[1], (2, 'S', '5', 0.5), column: 2);
        var number = read.Facts.Checks.First(check => check.Field == MrzCheck.DocumentNumber);

        Assert.True(number.Verdict == MrzCheckVerdict.Unsure
            || read.Find(FieldNames.DocumentNumber)!.Confidence <= MrzOptions.Default.AmbiguousConfidence);
    }

    /// <summary>The number O0CVS9IMSRMB, whose first nine signs call for the digit 0, which counts as the filler does:
    /// no check digit tells the two numbers apart.</summary>
    [Fact]
    public void FillerBehindALongNumberThatWasReadAsADigit_LeavesTheNumberOpen()
    {
        var first = Signs("I<ESPO0CVS9IMS<RMB6<<<<<<<<<<<");
        first[14] = new MrzSign('C', 0.5);

        var read = Reader.Read(
            [first, Signs("6407313M3409051ESP<<<<<<<<<<<6"), Signs("O<NEIL<<X<<<<<<<<<<<<<<<<<<<<<")], MrzTruth.Today)!;

        Assert.True(read.Facts.AllChecksRight);
        Assert.All([FieldNames.DocumentNumber, FieldNames.OptionalMrzField1], name => Assert.True(
            read.Find(name) is not { } field || field.Confidence <= MrzOptions.Default.AmbiguousConfidence));
    }

    /// <summary>Without the misread 1 there is a date, and the next sign is its check digit.</summary>
    [Fact]
    public void VisasOptionalDataBehindASignTooMany_IsNotSure()
    {
        var lower = Signs("JSESZ0OW<6FRA1305300<34073015BWS<<<<<<<<<<<<<");
        lower[24] = new MrzSign('1', 0.5);

        var read = Reader.Read([Signs("V<FRAO<NEIL<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<"), lower], MrzTruth.Today)!;

        Assert.Equal("MRV-A", read.Facts.Format);
        Assert.True(read.Find(FieldNames.OptionalMrzField1)!.Confidence <= MrzOptions.Default.AmbiguousConfidence);
    }

    [Fact]
    public void Confidence_IsNeverRoundedUpToALimit()
    {
        var upper = Signs("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
        upper[5] = new MrzSign('E', 0.59999);

        var read = Reader.Read([upper, Signs("L898902C36UTO7408122F1204159ZE184226B<<<<<10")], MrzTruth.Today)!;

        Assert.InRange(read.Find(FieldNames.LastName)!.Confidence, 0.5999, 0.59999);
    }

    [Theory]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<<<")]
    public void Restores_MiscountedFillersAtTheEnd(string upper)
    {
        var read = Read(upper, "L898902C36UTO7408122F1204159ZE184226B<<<10");

        Assert.Equal("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", read.Facts.Lines[0]);
        Assert.Equal("L898902C36UTO7408122F1204159ZE184226B<<<<<10", read.Facts.Lines[1]);
        Assert.True(read.Facts.AllChecksRight);
    }

    [Fact]
    public void Reads_DigitsAmongLettersByTheirPlace()
    {
        var read = Read("P<UT0ERIKSS0N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UT074O8I22F12O4I59ZE184226B<<<<<10");

        Assert.Equal("ERIKSSON", read.Find(FieldNames.LastName)?.Value);
        Assert.Equal("UTO", read.Find(FieldNames.Nationality)?.Value);
        Assert.Equal("1974-08-12", read.Find(FieldNames.DateOfBirth)?.Value);
        Assert.True(read.Facts.AllChecksRight);
    }

    [Theory]
    [InlineData("740812", "1974-08-12")]
    [InlineData("260301", "2026-03-01")]
    [InlineData("260302", "1926-03-02")]
    [InlineData("7408<<", "1974-08")]
    [InlineData("740800", "1974-08")]
    [InlineData("74<<<<", "1974")]
    [InlineData("740012", "1974")]
    [InlineData("740037", null)]
    [InlineData("741301", null)]
    [InlineData("740230", null)]
    [InlineData("<<<<<<", null)]
    public void Reads_BirthDates(string signs, string? expected) =>
        Assert.Equal(expected, MrzDates.Birth(signs, MrzTruth.Today));

    [Theory]
    [InlineData("360301", "2036-03-01")]
    [InlineData("760301", "2076-03-01")]
    [InlineData("770301", "1977-03-01")]
    public void Reads_ExpiryDates(string signs, string expected) =>
        Assert.Equal(expected, MrzDates.Expiry(signs, MrzTruth.Today));

    [Fact]
    public void Marks_NamesThatFillTheirPlaceAsTruncated()
    {
        var read = Read("P<UTOPAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

        Assert.True(read.Find(FieldNames.FirstName)?.Truncated);
    }

    /// <summary>An issuer that cuts by count alone leaves the filler behind a whole part.</summary>
    [Theory]
    [InlineData("P<UTOPAPANDROPOULOUS<<JONATHON<WARREN<TREVO<", true)]
    [InlineData("P<UTOPAPANDROPOULOUS<<JONATHON<WARREN<TREV<<", false)]
    public void Marks_NamesThatEndBeforeTheLastPlaceAsTruncated(string upper, bool truncated)
    {
        var read = Read(upper, "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

        Assert.Equal(truncated, read.Find(FieldNames.FirstName)?.Truncated);
    }

    [Theory]
    [InlineData("HELLO", "WORLD")]
    [InlineData("", "")]
    [InlineData("this is a line of text that has 44 signs....", "X<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<")]
    public void Refuses_WhatIsNoZone(string upper, string lower)
    {
        var read = Reader.Read([Signs(upper), Signs(lower)], MrzTruth.Today);

        Assert.True(read is null || !read.Facts.AllChecksRight);
    }

    /// <summary>A title and a name of a licence, as long as the lines of a card and with a check digit that holds by
    /// chance.</summary>
    [Fact]
    public void Refuses_PrintWithoutFillers() => Assert.Null(Reader.Read(
        [Signs("CARTEIRANACIONALDEHABILITACAO"), Signs("LUIZANTONIOESTEVAOGONCALVESBRAGA")], MrzTruth.Today));

    internal static IEnumerable<(string Name, string? Value)> Expected(MrzTruth truth)
    {
        yield return (FieldNames.LastName, truth.Surname);
        yield return (FieldNames.FirstName, truth.GivenNames);
        yield return (FieldNames.DocumentNumber, truth.Number);
        yield return (FieldNames.DateOfBirth, truth.Birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return (FieldNames.ExpiryDate, truth.Expiry.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return (FieldNames.Gender, truth.Sex == '<' ? "X" : truth.Sex.ToString());
        yield return (FieldNames.Nationality, truth.Country == "D" ? "DEU" : truth.Country);
        yield return (FieldNames.IssuingCountry, truth.Country == "D" ? "DEU" : truth.Country);
        yield return (FieldNames.OptionalMrzField1,
            truth.Optional.Length == 0 || truth.Number.Length > 9 ? null : truth.Optional);
    }

    /// <summary>The second sign was not seen, so everything stands one place too far left.</summary>
    [Fact]
    public void Names_OfALineThatLostASignAreNotSure()
    {
        var read = Reader.Read(
            [Signs("PUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"),
                Signs("L898902C36UTO7408122F1204159ZE184226B<<<<<10")], MrzTruth.Today)!;

        Assert.All(
            read.Fields.Where(field => field.Name is FieldNames.LastName && field.Value != "ERIKSSON"),
            field => Assert.True(field.Confidence < DocumentField.LeastConfidence));
        Assert.Equal("L898902C3", read.Find(FieldNames.DocumentNumber)!.Value);
    }

    /// <summary>The steps as a recogniser gave them that lost the second T of STASTNY.</summary>
    [Fact]
    public void NameWithAGapInIt_IsNotSure()
    {
        double[] steps =
        [
            36.0, 28.8, 36.0, 64.7, 36.0, 28.8, 36.0, 36.0, 36.0, 28.8, 36.0, 36.0, 28.8, 28.8, 36.0, 36.0, 28.8, 36.0,
            36.0, 28.8, 36.0, 36.0, 28.8, 36.0, 36.0, 28.8, 36.0, 36.0,
        ];
        var names = Signs("STASNY<<STANISLAW<<<<<<<<<<<<")
            .Select((sign, at) => sign with { Centre = steps.Take(at).Sum() }).ToList();

        var read = Reader.Read(
            [Signs("ARUTOVY02607273<<<<<<<<<<<<<<<"), Signs("0109062M2810168TUR<<<<<<<<<<<4"), names],
            MrzTruth.Today)!;

        Assert.True(read.Find(FieldNames.LastName) is not { Confidence: >= DocumentField.LeastConfidence });
        Assert.Equal("STANISLAW", read.Find(FieldNames.FirstName)?.Value);
    }

    internal static List<MrzSign> Signs(string line) => [.. line.Select(sign => new MrzSign(sign, 0.99))];

    private static MrzDocument Read(params string[] lines) =>
        Reader.Read([.. lines.Select(Signs)], MrzTruth.Today)!;

    private static MrzDocument ReadWith(
        string lower, (int Ignored, char Truth, char Read, double Confidence) misread, int column)
    {
        var signs = Signs(lower);
        Assert.Equal(misread.Truth, signs[column].Sign);
        signs[column] = new MrzSign(misread.Read, misread.Confidence);
        return Reader.Read([Signs("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"), signs], MrzTruth.Today)!;
    }
}
