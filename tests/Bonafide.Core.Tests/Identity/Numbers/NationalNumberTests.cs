using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Core.Tests.Identity.Numbers;

public sealed class NationalNumberTests
{
    [Theory]
    [InlineData("390.533.447-05", NumberVerdict.Plausible)]
    [InlineData("39053344705", NumberVerdict.Plausible)]
    [InlineData("231.002.999-00", NumberVerdict.WrongCheckDigit)]
    [InlineData("111.111.111-11", NumberVerdict.NeverIssued)]
    [InlineData("3905334470", NumberVerdict.Malformed)]
    [InlineData("3905334470X", NumberVerdict.Malformed)]
    [InlineData("HELO990501HVZRPN09", NumberVerdict.Malformed)]
    [InlineData("  ", NumberVerdict.Missing)]
    [InlineData(null, NumberVerdict.Missing)]
    public void Judges_Cpf(string? text, NumberVerdict expected) => Assert.Equal(expected, Cpf.Check(text).Verdict);

    [Fact]
    public void Refuses_EveryOtherCheckDigitPair_OfACpf()
    {
        var plausible = Enumerable.Range(0, 100).Select(i => $"390533447{i:00}").Where(c => Cpf.Check(c).IsPlausible);
        Assert.Equal(["39053344705"], plausible);
    }

    [Theory]
    [InlineData("20-05536168-2", NumberVerdict.Plausible)]
    [InlineData("20-05536168-3", NumberVerdict.WrongCheckDigit)]
    [InlineData("99-05536168-2", NumberVerdict.NeverIssued)]
    [InlineData("2005536168", NumberVerdict.Malformed)]
    public void Judges_Cuit(string text, NumberVerdict expected) => Assert.Equal(expected, Cuit.Check(text).Verdict);

    [Fact]
    public void Finds_TheDniInsideACuil()
    {
        Assert.Equal("5536168", Cuit.Dni("20-05536168-2"));
        Assert.Null(Cuit.Dni("20-05536168-3"));
    }

    [Theory]
    [InlineData("12.345.678", NumberVerdict.Plausible, "12345678")]
    [InlineData("05536168", NumberVerdict.Plausible, "5536168")]
    [InlineData("12345", NumberVerdict.Malformed, null)]
    [InlineData("123456789", NumberVerdict.Malformed, null)]
    [InlineData("00000000", NumberVerdict.NeverIssued, "00000000")]
    public void Judges_Dni(string text, NumberVerdict expected, string? canonical) =>
        Assert.Equal((expected, canonical), (Dni.Check(text).Verdict, Dni.Check(text).Canonical));

    [Theory]
    [InlineData("1234567890", NumberVerdict.Plausible)]
    [InlineData("79.123.456", NumberVerdict.Plausible)]
    [InlineData("2234567890", NumberVerdict.NeverIssued)]
    [InlineData("123456789", NumberVerdict.NeverIssued)]
    [InlineData("12", NumberVerdict.Malformed)]
    [InlineData("79A23456", NumberVerdict.Malformed)]
    public void Judges_Nuip(string text, NumberVerdict expected) => Assert.Equal(expected, Nuip.Check(text).Verdict);

    [Theory]
    [InlineData("900544472-2", NumberVerdict.Plausible)]
    [InlineData("900544472-3", NumberVerdict.WrongCheckDigit)]
    [InlineData("9005", NumberVerdict.Malformed)]
    public void Judges_Nit(string text, NumberVerdict expected) => Assert.Equal(expected, Nit.Check(text).Verdict);

    [Theory]
    [InlineData("3100600445635", NumberVerdict.Plausible)]
    [InlineData("1-1120-34563-56-2", NumberVerdict.Plausible)]
    [InlineData("1112034563563", NumberVerdict.WrongCheckDigit)]
    [InlineData("0112034563562", NumberVerdict.NeverIssued)]
    [InlineData("111203456356", NumberVerdict.Malformed)]
    public void Judges_ThaiNationalId(string text, NumberVerdict expected) =>
        Assert.Equal(expected, ThaiNationalId.Check(text).Verdict);

    [Theory]
    [InlineData("JT9-9876543-21", NumberVerdict.Plausible)]
    [InlineData("jt9987654321", NumberVerdict.Plausible)]
    [InlineData("J99987654321", NumberVerdict.Malformed)]
    [InlineData("JT998765432", NumberVerdict.Malformed)]
    public void Judges_ThaiLaserCode(string text, NumberVerdict expected) =>
        Assert.Equal(expected, ThaiLaserCode.Check(text).Verdict);

    [Fact]
    public void NoNumber_IsReadBeyondItsLimit()
    {
        var huge = new string('1', 1_000_000);
        Assert.Equal(NumberVerdict.Malformed, Cpf.Check(huge).Verdict);
        Assert.Equal(NumberVerdict.Malformed, Curp.Check(huge).Verdict);
        Assert.Equal(NumberVerdict.Malformed, Ssn.Check(huge).Verdict);
    }
}
