using Bonafide.Core.Facts;

namespace Bonafide.Sources.Tests.Addresses;

public sealed class AddressLookupTests : IDisposable
{
    private readonly MadeUpPlaces _places = new();

    [Theory]
    [InlineData("OR", PartState.Found)]
    [InlineData("Oregon", PartState.Found)]
    [InlineData("us-or", PartState.Found)]
    [InlineData("Oregn", PartState.Respelt)]
    [InlineData("Atlantis", PartState.NotFound)]
    [InlineData("ZZ", PartState.NotFound)]
    public void Subdivision_IsFoundByNameAndCode(string given, PartState expected) =>
        Assert.Equal(expected, _places.Timbrelton(state: given).Subdivision.State);

    [Fact]
    public void District_LeadsToItsSubdivision()
    {
        var facts = _places.Timbrelton(state: "Otter");
        Assert.Equal(PartState.Respelt, facts.Subdivision.State);
        Assert.Equal("Oregon", facts.Subdivision.Reference);
        Assert.True(facts.NamesSubAdministrativeArea);
    }

    [Theory]
    [InlineData("timbrelton", "OR", PartState.Found)]
    [InlineData("Timbreltn", "OR", PartState.Respelt)]
    [InlineData("Nowhere", "OR", PartState.NotFound)]
    [InlineData("Quillwater", "TX", PartState.Contradicts)]
    public void Town_IsHeldAgainstItsSubdivision(string city, string state, PartState expected) =>
        Assert.Equal(expected, _places.Timbrelton(city: city, state: state, code: "77777").Locality.State);

    [Theory]
    [InlineData("97201", PartState.NotAsked)]
    [InlineData("97201-1234", PartState.NotAsked)]
    [InlineData("972O1", PartState.Respelt)]
    [InlineData("77701", PartState.Contradicts)]
    [InlineData("9720", PartState.Contradicts)]
    [InlineData("ABC", PartState.Malformed)]
    [InlineData("972011111111111111111111111", PartState.Malformed)]
    public void Code_WithoutATable_IsHeldAgainstFormAndSubdivision(string code, PartState expected) =>
        Assert.Equal(expected, _places.Timbrelton(code: code).PostalCode.State);

    [Theory]
    [InlineData("97201", PartState.Found, GeocodeLevel.Community)]
    [InlineData("97201-1299", PartState.Found, GeocodeLevel.Neighborhood)]
    [InlineData("97204", PartState.NotFound, GeocodeLevel.Community)]
    [InlineData("97299", PartState.Contradicts, GeocodeLevel.Community)]
    public void Code_WithATable_IsHeldAgainstTheTown(string code, PartState expected, GeocodeLevel geocode)
    {
        _places.ImportPostal(MadeUpPlaces.PostalRows);
        var facts = _places.Timbrelton(code: code);
        Assert.Equal((expected, geocode), (facts.PostalCode.State, facts.Geocode));
    }

    [Fact]
    public void Table_KnowsTownsThatTheBundledDataDoNot()
    {
        Assert.Equal(PartState.NotFound, _places.Timbrelton(city: "Hamletville", code: "97300").Locality.State);
        _places.ImportPostal(MadeUpPlaces.PostalRows);
        var facts = _places.Timbrelton(city: "Hamletville", code: "97300");
        Assert.Equal((PartState.Found, PartState.Found), (facts.Locality.State, facts.PostalCode.State));
    }

    [Fact]
    public void Country_WithoutSubdivisionsInItsAddresses_NeedsNone()
    {
        var facts = _places.Look("DE", new() { City = "Kleinmuhle", PostalCode = "60311" })!;
        Assert.False(facts.UsesSubdivision);
        Assert.Equal((PartState.Found, PartState.NotAsked), (facts.Locality.State, facts.PostalCode.State));
        Assert.Null(_places.Look("FR", new() { City = "Paris" }));
    }

    [Theory]
    [InlineData("12 SW Main Street", PartState.Found, PartState.Found, PartState.NotNeeded, GeocodeLevel.Rooftop)]
    [InlineData("12 Main St", PartState.Found, PartState.Found, PartState.NotNeeded, GeocodeLevel.Rooftop)]
    [InlineData("12 Maine St", PartState.Respelt, PartState.Found, PartState.NotNeeded, GeocodeLevel.Rooftop)]
    [InlineData("12 Main Ave", PartState.Respelt, PartState.Found, PartState.NotNeeded, GeocodeLevel.Rooftop)]
    [InlineData("20 SW Main St Apt 4B", PartState.Found, PartState.Found, PartState.Found, GeocodeLevel.Rooftop)]
    [InlineData("20 SW Main St Apt 9", PartState.Found, PartState.Found, PartState.NotFound, GeocodeLevel.Rooftop)]
    [InlineData("20 SW Main St", PartState.Found, PartState.Found, PartState.NotGiven, GeocodeLevel.Rooftop)]
    [InlineData("30 SW Main St", PartState.Found, PartState.Found, PartState.NeedsMailbox, GeocodeLevel.Rooftop)]
    [InlineData("15 SW Main St", PartState.Found, PartState.NotFound, PartState.NotAsked, GeocodeLevel.InterpolatedRooftop)]
    [InlineData("99 SW Main St", PartState.Found, PartState.NotFound, PartState.NotAsked, GeocodeLevel.Street)]
    [InlineData("SW Main St", PartState.Found, PartState.NotGiven, PartState.NotAsked, GeocodeLevel.Street)]
    [InlineData("1A Elm Ave", PartState.Found, PartState.Respelt, PartState.NotNeeded, GeocodeLevel.Rooftop)]
    [InlineData("5 Oak St", PartState.Ambiguous, PartState.NotAsked, PartState.NotAsked, GeocodeLevel.Community)]
    [InlineData("5 W Oak St", PartState.Mismatch, PartState.NotAsked, PartState.NotAsked, GeocodeLevel.Community)]
    [InlineData("5 Zebra St", PartState.NotFound, PartState.NotAsked, PartState.NotAsked, GeocodeLevel.Community)]
    [InlineData(null, PartState.NotGiven, PartState.NotAsked, PartState.NotAsked, GeocodeLevel.Community)]
    public void Streets_GoDownToTheUnit(
        string? line, PartState street, PartState house, PartState unit, GeocodeLevel geocode)
    {
        _places.ImportPostal(MadeUpPlaces.PostalRows);
        _places.ImportStreets(MadeUpPlaces.StreetRows);
        var facts = _places.Timbrelton(line);
        Assert.Equal(
            (street, house, unit, geocode),
            (facts.Thoroughfare.State, facts.Premise.State, facts.SubPremise.State, facts.Geocode));
    }

    [Theory]
    [InlineData("PO Box 123", PartState.NotAsked)]
    [InlineData("P.O. Box", PartState.NotGiven)]
    [InlineData("PO Box 0", PartState.Malformed)]
    [InlineData("PO Box 12345678", PartState.Malformed)]
    public void Boxes_AreReadFromTheLine(string line, PartState expected) =>
        Assert.Equal(expected, _places.Timbrelton(line).Box.State);

    [Fact]
    public void NoStreet_IsClaimedWhereNoneAreImported()
    {
        var facts = _places.Timbrelton("12 SW Main St");
        Assert.Equal((PartState.NotAsked, PartState.NotAsked), (facts.Thoroughfare.State, facts.Premise.State));
    }

    [Fact]
    public void StrangeAddresses_AreSurvived()
    {
        string[] strange = [new('a', 5000), "🙂", "李", "'", "\0", "X", "((((((((((", "12 12 12 12", ".*"];
        _places.ImportPostal(MadeUpPlaces.PostalRows);
        _places.ImportStreets(MadeUpPlaces.StreetRows);
        Assert.All(strange, text => Assert.NotNull(_places.Timbrelton(text, text, text, text)));
        Assert.All(strange, text => Assert.NotNull(_places.Timbrelton(text)));
    }

    public void Dispose() => _places.Dispose();
}
