using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Core.Tests.Identity.Numbers;

public sealed class CurpTests
{
    [Theory]
    [InlineData("BOXW310820HNERXN09", NumberVerdict.Plausible)]
    [InlineData("helo990501hvzrpn09", NumberVerdict.Plausible)]
    [InlineData("MASI050805MVZRLRA8", NumberVerdict.Plausible)]
    [InlineData("HELO990501HVZRPN08", NumberVerdict.WrongCheckDigit)]
    [InlineData("HELO991301HVZRPN09", NumberVerdict.Malformed)]
    [InlineData("HELO990501HZZRPN09", NumberVerdict.Malformed)]
    [InlineData("HELO990501QVZRPN09", NumberVerdict.Malformed)]
    [InlineData("HELO990501HVZRAN09", NumberVerdict.Malformed)]
    [InlineData("123-45-6789", NumberVerdict.Malformed)]
    [InlineData("", NumberVerdict.Missing)]
    public void Judges_Curp(string text, NumberVerdict expected) => Assert.Equal(expected, Curp.Check(text).Verdict);

    [Fact]
    public void Reads_BirthDate_WithTheCenturyOfTheDistinguishingCharacter()
    {
        Assert.Equal(new DateOnly(1931, 8, 20), Curp.BirthDate("BOXW310820HNERXN09"));
        Assert.Equal(new DateOnly(2005, 8, 5), Curp.BirthDate("MASI050805MVZRLRA8"));
        Assert.Equal(('M', "VZ"), (Curp.Sex("MASI050805MVZRLRA8"), Curp.Entity("MASI050805MVZRLRA8")));
    }

    [Theory]
    [InlineData("Concepción", "Salgado", "Briseño", "SABC560626MDFLRN")]
    [InlineData("María Concepción", "Salgado", "Briseño", "SABC560626MDFLRN")]
    [InlineData("José", "Salgado", "Briseño", "SABJ560626MDFLRS")]
    [InlineData("Concepción", "Ñando", "Briseño", "XABC560626MDFNRN")]
    [InlineData("Concepción", "De la Salgado", null, "SAXC560626MDFLXN")]
    [InlineData("Ofelia", "Pérez", "Núñez", "PENO560626MDFRXF")]
    [InlineData("Olga", "Pérez", "Dávila", "PXDO560626MDFRVL")]
    public void Derives_FirstSixteen(string given, string paternal, string? maternal, string expected)
    {
        var holder = new CurpHolder(given, paternal, maternal, new DateOnly(1956, 6, 26), 'M', "DF");
        Assert.Equal(expected, CurpDerivation.FirstSixteen(holder));
    }

    [Fact]
    public void Agrees_OnlyWithItsOwnHolder()
    {
        var holder = new CurpHolder("Concepción", "Salgado", "Briseño", new DateOnly(1956, 6, 26), 'M', "DF");
        var curp = Complete(CurpDerivation.FirstSixteen(holder) + "0");

        Assert.True(Curp.Check(curp).IsPlausible);
        Assert.True(CurpDerivation.Agrees(curp, holder));
        Assert.True(CurpDerivation.Agrees(curp, holder with { Sex = null, Entity = null }));
        Assert.False(CurpDerivation.Agrees(curp, holder with { Sex = 'H' }));
        Assert.False(CurpDerivation.Agrees(curp, holder with { BirthDate = new DateOnly(1956, 6, 25) }));
        Assert.False(CurpDerivation.Agrees(curp, holder with { BirthDate = new DateOnly(2056, 6, 26) }));
        Assert.False(CurpDerivation.Agrees(curp, holder with { Entity = "NE" }));
        Assert.False(CurpDerivation.Agrees(curp, holder with { PaternalSurname = "Delgado" }));
    }

    private static string Complete(string seventeen) => seventeen + Curp.CheckDigit(seventeen + "0");
}
