using Bonafide.Core.Documents.Printed;

namespace Bonafide.Core.Tests.Documents.Printed;

public sealed class PrintedValueTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData("12 AUG 1974", "1974-08-12")]
    [InlineData("12AUG1974", "1974-08-12")]
    [InlineData("12 AUG/AOÛT 74", "1974-08-12")]
    [InlineData("O1.02.1962", "1962-02-01")]
    [InlineData("1962-02-01", "1962-02-01")]
    [InlineData("05.09.24", "2024-09-05")]
    [InlineData("1 DÉC 2030", "2030-12-01")]
    [InlineData("NORDVIK05 DEC 2024", "2024-12-05")]
    [InlineData("NORDVIK14OCT2024", "2024-10-14")]
    [InlineData("NORDVIK 03 0CT 2023", "2023-10-03")]
    [InlineData("05 092024", "2024-09-05")]
    [InlineData("05092024", "2024-09-05")]
    [InlineData("20240905", null)]
    [InlineData("31.02.2020", null)]
    [InlineData("SMITH", null)]
    public void Date_IsReadInItsForms(string raw, string? expected) =>
        Assert.Equal(expected, PrintedValue.Read(raw, PrintedFormat.Date, new("UTO", Today, true))?.Value);

    [Theory]
    [InlineData("USA", "1962-01-02", false)]
    [InlineData("CAN", "1962-02-01", false)]
    [InlineData(null, "1962-02-01", true)]
    public void Date_OfNumbersFollowsItsCountryOrStaysOpen(string? country, string expected, bool isOpen)
    {
        var read = PrintedValue.Read("01/02/1962", PrintedFormat.Date, new(country, Today, true))!;

        Assert.Equal((expected, isOpen), (read.Value, read.IsOpen));
    }

    [Theory]
    [InlineData(PrintedFormat.Name, "NUÑEZ DEL RiO", "NUÑEZ DEL RIO")]
    [InlineData(PrintedFormat.Name, "AGENT 7", null)]
    [InlineData(PrintedFormat.Name, "MacDONALD", "MACDONALD")]
    [InlineData(PrintedFormat.Name, "SurnameDONALD", null)]
    [InlineData(PrintedFormat.Place, "Lieu de naissanceZENITH", null)]
    [InlineData(PrintedFormat.Place, "Town of ZENITH", "Town of ZENITH")]
    [InlineData(PrintedFormat.Name, "F", null)]
    [InlineData(PrintedFormat.CardNumber, "9999 6475 7551 6911", "9999647575516911")]
    [InlineData(PrintedFormat.CardNumber, "99996475 7551 6911", "9999647575516911")]
    [InlineData(PrintedFormat.CardNumber, "9999 6475 7551 6912", null)]
    [InlineData(PrintedFormat.CardNumber, "No 9999 6475 7551 6911", null)]
    [InlineData(PrintedFormat.CardEnd, "XXXX XXXX XXXX 9115", "9115")]
    [InlineData(PrintedFormat.CardEnd, "xxxXxxxXxxXX 4895", "4895")]
    [InlineData(PrintedFormat.CardEnd, "**** 4895", "4895")]
    [InlineData(PrintedFormat.CardEnd, "Card ending in 4895", "4895")]
    [InlineData(PrintedFormat.CardEnd, "9999 6475 7551 6911", null)]
    [InlineData(PrintedFormat.CardEnd, "Maxx 2024", null)]
    [InlineData(PrintedFormat.MonthOfYear, "10/26", "2026-10")]
    [InlineData(PrintedFormat.MonthOfYear, "1 0/2026", "2026-10")]
    [InlineData(PrintedFormat.MonthOfYear, "13/26", null)]
    [InlineData(PrintedFormat.MonthOfYear, "10/10/26", null)]
    [InlineData(PrintedFormat.SocialSecurityNumber, "666-64-7575", "666-64-7575")]
    [InlineData(PrintedFormat.SocialSecurityNumber, "666647575", null)]
    [InlineData(PrintedFormat.Curp, "IARL861113M0CBJC03", "IARL861113MOCBJC03")]
    [InlineData(PrintedFormat.Curp, "IAR8630822MOCBJ602", "IARB630822MOCBJG02")]
    [InlineData(PrintedFormat.Curp, "IARBG30B22MOCBJG02", "IARB630822MOCBJG02")]
    [InlineData(PrintedFormat.Curp, "PESI 031121 MSRNTN A8", "PESI031121MSRNTNA8")]
    [InlineData(PrintedFormat.Curp, "IARL861113MOCBJC0", null)]
    [InlineData(PrintedFormat.Number, "96.161.754-5 SSP SP", "96.161.754-5")]
    [InlineData(PrintedFormat.Number, "AB 123 456", "AB123456")]
    [InlineData(PrintedFormat.Number, "CLASS", null)]
    [InlineData(PrintedFormat.Number, "04/22/1981", null)]
    [InlineData(PrintedFormat.Number, "04.22.1981", null)]
    [InlineData(PrintedFormat.Number, "04/22/81-7", "04/22/81-7")]
    [InlineData(PrintedFormat.Number, "96.161.754-5SSPSP", "96.161.754-5")]
    [InlineData(PrintedFormat.Number, "A961161AAA", "A961161AAA")]
    [InlineData(PrintedFormat.Name, "L0PEZ", "LOPEZ")]
    [InlineData(PrintedFormat.Place, "ZENITH  17 SEP 2025", "ZENITH")]
    [InlineData(PrintedFormat.Place, "17.09.2025, S0LUND", "SOLUND")]
    [InlineData(PrintedFormat.Place, "HOHENTAL, BA", "HOHENTAL")]
    [InlineData(PrintedFormat.Place, "17.09.2025", null)]
    [InlineData(PrintedFormat.Place, "ZENITH05 DEC 2024", "ZENITH")]
    [InlineData(PrintedFormat.Place, "ZENITH 03 0CT 2023", "ZENITH")]
    [InlineData(PrintedFormat.Place, "ZENITH 12", "ZENITH 12")]
    [InlineData(PrintedFormat.Place, "ZENITH 123", null)]
    [InlineData(PrintedFormat.State, "HOHENTAL, BA", "BA")]
    [InlineData(PrintedFormat.State, "HOHENTAL", null)]
    [InlineData(PrintedFormat.Code, "C", "C")]
    [InlineData(PrintedFormat.Code, "MULT", "MULT")]
    [InlineData(PrintedFormat.Code, "NUMBER OF", null)]
    [InlineData(PrintedFormat.Categories, "AM/B/f/k/g", "AM B F K Q")]
    [InlineData(PrintedFormat.Sex, "F / F", "F")]
    [InlineData(PrintedFormat.Sex, "H", null)]
    [InlineData(PrintedFormat.Country, "UTO", "UTO")]
    [InlineData(PrintedFormat.Country, "UTOPIAN", null)]
    public void Value_HasItsFieldsForm(PrintedFormat format, string raw, string? expected) =>
        Assert.Equal(expected, PrintedValue.Read(raw, format, new(null, Today, true))?.Value);

    [Fact]
    public void Sex_OfMexicanCardsIsSpanish()
    {
        var mexico = new PrintedContext("MEX", Today, true);

        Assert.Equal("M", PrintedValue.Read("H", PrintedFormat.Sex, mexico)?.Value);
        Assert.Equal("F", PrintedValue.Read("M", PrintedFormat.Sex, mexico)?.Value);
    }

    [Theory]
    [InlineData("IARL861113M0CBJC03", false)]
    [InlineData("IARL861113MOCBJC04", true)]
    [InlineData("IARL861313MOCBJC03", true)]
    public void Curp_IsOpenWithoutItsCheckDigit(string raw, bool open) =>
        Assert.Equal(open, PrintedValue.Read(raw, PrintedFormat.Curp, new("MEX", Today, true))?.IsOpen);

    [Theory]
    [InlineData("STORGATAN 157, HOGNAS, 28314", "STORGATAN 157", "HOGNAS", null, "28314")]
    [InlineData("CALLE DEL SOL 157|SANTA INES, OH 28314", "CALLE DEL SOL 157", "SANTA INES", "OH", "28314")]
    [InlineData("157 RUE DES LILAS|MONTFLEURY, ON, C7N 4P0", "157 RUE DES LILAS", "MONTFLEURY", "ON", "C7N 4P0")]
    [InlineData("28314 SANTA INES|CALLE DEL SOL 157", "CALLE DEL SOL 157", "SANTA INES", null, "28314")]
    [InlineData("28314SANTA INES|CALLE DEL SOL 157", "CALLE DEL SOL 157", "SANTA INES", null, "28314")]
    [InlineData("CALLE DEL SOL 157|C.P. 28314 SANTA INES", "CALLE DEL SOL 157", "SANTA INES", null, "28314")]
    [InlineData("HAVNEVEJ 67, N0RDVIK, 33306", "HAVNEVEJ 67", "NORDVIK", null, "33306")]
    [InlineData("CALLE DEL SOL 20|C.P. 42100 RI0 CLARO", "CALLE DEL SOL 20", "RIO CLARO", null, "42100")]
    [InlineData("STORGATAN 157,HOGNAS.33080", "STORGATAN 157", "HOGNAS", null, "33080")]
    [InlineData("STORGATAN 157.HOGNAS,33080", "STORGATAN 157", "HOGNAS", null, "33080")]
    [InlineData("STORGATAN123.S0LUND,53656", "STORGATAN123", "SOLUND", null, "53656")]
    [InlineData("LINDENWEG 148|GRUNTAL. OH 39827", "LINDENWEG 148", "GRUNTAL", "OH", "39827")]
    [InlineData("12 MAIN ST.|ST. LOUIS, MO 63101", "12 MAIN ST.", "ST. LOUIS", "MO", "63101")]
    [InlineData("1 MILL LANE|LONDON N1 9GU", "1 MILL LANE", "LONDON", null, "N1 9GU")]
    public void Address_IsToldApartByItsPostalCode(
        string lines, string line1, string city, string? subdivision, string code) =>
        Assert.Equal(new PrintedAddress(line1, city, subdivision, code), PrintedAddress.Read(lines.Split('|')));

    [Fact]
    public void Address_WithoutPostalCodeStaysWhole() =>
        Assert.Null(PrintedAddress.Read(["CALLE DEL SOL 157", "SANTA INES"]));
}
