using Bonafide.Sources.Addresses;

namespace Bonafide.Sources.Tests.Addresses;

public sealed class AddressImportTests : IDisposable
{
    private readonly MadeUpPlaces _places = new();

    [Theory]
    [InlineData("")]
    [InlineData("US\t97201\tToo few\n")]
    [InlineData("XX\t97201\tTimbrelton\tOregon\tOR\t\t\t\t\t45.0\t-122.0\t4\n")]
    [InlineData("US\t\tTimbrelton\tOregon\tOR\t\t\t\t\t45.0\t-122.0\t4\n")]
    [InlineData("US\t97201\t\tOregon\tOR\t\t\t\t\t45.0\t-122.0\t4\n")]
    [InlineData("US\t97201\tTimbrelton\tOregon\tOR\t\t\t\t\t95.0\t-122.0\t4\n")]
    [InlineData("US\t97201\tTimbrelton\tOregon\tOR\t\t\t\t\tNaN\t-122.0\t4\n")]
    public void DamagedCodes_ChangeNothing(string rows)
    {
        var before = _places.ImportPostal(MadeUpPlaces.PostalRows).File;
        Assert.Equal(4, before!.Entries);
        Assert.NotEmpty(_places.ImportPostal(rows).Problems);
        Assert.Equal([before], _places.Store.InForce(PostalTable.Area, null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("LON,LAT,NUMBER\n1,1,1\n")]
    [InlineData("NUMBER,STREET\n1,Main St\n")]
    [InlineData("NUMBER,NUMBER,STREET,CITY\n1,1,Main St,Timbrelton\n")]
    [InlineData("NUMBER,STREET,CITY\n1,Main St\n")]
    [InlineData("NUMBER,STREET,CITY,LAT\n1,Main St,Timbrelton,north\n")]
    public void DamagedStreets_ChangeNothing(string rows)
    {
        var before = _places.ImportStreets(MadeUpPlaces.StreetRows).File;
        Assert.Equal(6, before!.Entries);
        Assert.NotEmpty(_places.ImportStreets(rows).Problems);
        Assert.Equal([before], _places.Store.InForce(StreetTable.Area, null));
    }

    [Fact]
    public void Limits_StandOnBothSides()
    {
        var limits = AddressLimits.Default with { MaxRows = 4 };
        Assert.Empty(_places.ImportPostal(MadeUpPlaces.PostalRows, limits).Problems);
        Assert.NotEmpty(_places.ImportPostal(MadeUpPlaces.PostalRows, limits with { MaxRows = 3 }).Problems);
        Assert.NotEmpty(_places.ImportStreets(MadeUpPlaces.StreetRows, limits with { MaxRows = 3 }).Problems);
        Assert.NotEmpty(_places.ImportPostal(new string('a', AddressLimits.Default.MaxLineBytes + 1)).Problems);
        Assert.NotEmpty(_places.ImportStreets(
            "NUMBER,STREET,CITY\n1," + new string('a', AddressLimits.Default.MaxLineBytes + 1)).Problems);
    }

    public void Dispose() => _places.Dispose();
}
