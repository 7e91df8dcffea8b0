using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Core.Tests.Identity.Numbers;

public sealed class IneAndLicenceTests
{
    [Theory]
    [InlineData("GMVLMR80070501M100", NumberVerdict.Plausible)]
    [InlineData("GMVLMR80070533H100", NumberVerdict.Plausible)]
    [InlineData("GMVLMR80070534M100", NumberVerdict.NeverIssued)]
    [InlineData("GMVLMR80130501M100", NumberVerdict.NeverIssued)]
    [InlineData("GMVLMR80070501X100", NumberVerdict.NeverIssued)]
    [InlineData("GMVLMR80070501M10", NumberVerdict.Malformed)]
    [InlineData("", NumberVerdict.Missing)]
    public void Judges_ElectorKey(string text, NumberVerdict expected) =>
        Assert.Equal(expected, ElectorKey.Check(text).Verdict);

    [Fact]
    public void Judges_TheOtherNumbersOfTheCard()
    {
        Assert.True(IneNumbers.CheckCic("156885641").IsPlausible);
        Assert.True(IneNumbers.CheckOcr("3614093418420").IsPlausible);
        Assert.True(IneNumbers.CheckOcr("361409341842").IsPlausible);
        Assert.True(IneNumbers.CheckCitizenId("093418420").IsPlausible);
        Assert.True(IneNumbers.CheckIssuingNumber("02").IsPlausible);
        Assert.Equal(NumberVerdict.Malformed, IneNumbers.CheckCic("15688564").Verdict);
        Assert.Equal(NumberVerdict.Malformed, IneNumbers.CheckOcr("36140934184").Verdict);
        Assert.Equal(NumberVerdict.Malformed, IneNumbers.CheckIssuingNumber("123").Verdict);
    }

    [Theory]
    [InlineData("C", "ocr electorKey issuingNumber")]
    [InlineData("D", "cic ocr")]
    [InlineData("E", "cic citizenID")]
    [InlineData("F", "cic citizenID")]
    [InlineData("G", "cic citizenID")]
    [InlineData("H", "cic citizenID")]
    public void Names_TheInputsThatEachModelNeeds(string type, string expected)
    {
        var missing = IneNumbers.Missing(new IneCard(type, null, null, null, null, null));
        Assert.Equal(expected.Split(' '), missing);
        Assert.Empty(IneNumbers.Missing(new IneCard(type, "1", "1", "1", "1", "1")));
    }

    [Fact]
    public void Knows_TheCardTypes()
    {
        Assert.All("CDEFGH", c => Assert.True(IneNumbers.IsCardType(c.ToString())));
        Assert.All(new[] { "A", "B", "I", "", "CD", null }, t => Assert.False(IneNumbers.IsCardType(t)));
    }

    [Theory]
    [InlineData("FL", "A123456789012", true)]
    [InlineData("FL", "A12345678901", false)]
    [InlineData("FL", "1123456789012", false)]
    [InlineData("ME", "1234567A", true)]
    [InlineData("ME", "12345678", true)]
    [InlineData("ME", "123456A", false)]
    [InlineData("MO", "123A456789", true)]
    [InlineData("MO", "A123456R", true)]
    [InlineData("WA", "SMITHJ*123AB", true)]
    [InlineData("WA", "SMITHJ*123ABC", false)]
    [InlineData("OR", "0123812", true)]
    [InlineData("NJ", "A12345-67890-1234", true)]
    [InlineData("CA", "whatever", true)]
    public void Fits_TheFormatsOfTheState(string state, string number, bool fits) =>
        Assert.Equal(fits, UsLicenceFormats.Fits(state, number));

    [Fact]
    public void Covers_FortyOneJurisdictions() => Assert.Equal(41, UsLicenceFormats.States.Count);
}
