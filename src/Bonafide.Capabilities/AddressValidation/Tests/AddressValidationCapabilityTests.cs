using Bonafide.Capabilities.Tests.Support;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.AddressValidation.Tests;

public sealed class AddressValidationCapabilityTests
{
    private const string Slice = "AddressValidation";

    private static readonly AddressPart Found = new(PartState.Found);

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) => CaseRunner.Run(Slice, file, new AddressValidationCapability());

    [Fact]
    public void Cases_ReachEveryLabel() => CaseRunner.AssertEveryLabelIsReached(Slice, AddressValidationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, AddressValidationLabels.All);

    [Fact]
    public void Table_HasThePublishedCountries()
    {
        Assert.Equal(120, AddressCountries.All.Count);
        Assert.All(AddressCountries.All.Keys, code => Assert.NotNull(CountryCodes.ToAlpha3(code)));
        Assert.All(AddressCountries.All.Values, levels => Assert.InRange(levels.Verification, 2, 5));
        Assert.Equal(
            ["LV", "RS"],
            AddressCountries.All.Where(row => row.Value.Geocoding is null).Select(row => row.Key).Order());
        Assert.Equal(new(5, 5), AddressCountries.All["US"]);
        Assert.Equal(new(2, 4), AddressCountries.All["BL"]);
        Assert.Equal(new(3, 2), AddressCountries.All["AL"]);
    }

    /// <summary>Whatever the data say, no country claims more than its level.</summary>
    [Fact]
    public void EveryCountry_StopsAtItsLevel()
    {
        var all = new AddressFacts
        {
            Country = "US", UsesPostalCode = true, UsesSubdivision = true, Subdivision = Found, Locality = Found,
            PostalCode = Found, Thoroughfare = Found, Premise = Found, SubPremise = Found,
            Geocode = GeocodeLevel.Rooftop,
        };
        string?[] full = [null, null, "Locality Full", "Thoroughfare Full", "Premises Full", "SubPremises Full"];
        string?[] points =
        [
            null, null, "Geocoded to Community Level", "Geocoded to Street Level",
            "Geocoded to Interpolated Rooftop Level", "Geocoded to Rooftop Level",
        ];
        Assert.Equal(AddressLevel.DeliveryPoint, AddressLevels.Of(all));
        Assert.All(AddressCountries.All.Values, levels =>
        {
            var level = (AddressLevel)Math.Min((int)AddressLevels.Of(all), levels.Verification);
            Assert.True(AddressLevels.IsFull(all, level, levels.Verification));
            Assert.Equal(full[levels.Verification], AddressMessages.Verification(level, isFull: true));
            Assert.Equal(
                levels.Geocoding is { } g ? points[g] : null, AddressMessages.Geocode(all.Geocode, levels.Geocoding));
        });
    }

    /// <summary>No published country stops at the state, so that this row of the table is reached here only.</summary>
    [Fact]
    public void StateLevel_HasItsMessage() => Assert.Equal(
        "Administrative Area Full", AddressMessages.Verification(AddressLevel.AdministrativeArea, isFull: true));
}
