using Bonafide.Core.Countries;

namespace Bonafide.Core.Tests.Sightings;

public sealed class CountryCodesTests
{
    [Theory]
    [InlineData("de", "DEU")]
    [InlineData("USA", "USA")]
    [InlineData("uto", "UTO")]
    [InlineData("XX", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("Germany", null)]
    public void Reads_BothForms(string? code, string? alpha3) => Assert.Equal(alpha3, CountryCodes.ToAlpha3(code));

    [Theory]
    [InlineData("DEU", "DE")]
    [InlineData("gb", "GB")]
    [InlineData("UTO", null)]
    [InlineData("ZZZ", null)]
    public void Gives_Alpha2(string code, string? alpha2) => Assert.Equal(alpha2, CountryCodes.ToAlpha2(code));

    [Fact]
    public void Knows_TheWholeStandard() => Assert.Equal(249, CountryCodes.AllAlpha3.Distinct().Count());
}
