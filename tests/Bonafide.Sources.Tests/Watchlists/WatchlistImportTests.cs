using System.Text;
using Bonafide.Core;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Watchlists;

namespace Bonafide.Sources.Tests.Watchlists;

public sealed class WatchlistImportTests : IDisposable
{
    private static readonly TenantId Tenant = new(new Guid("00000000-0000-7000-8000-000000000001"));

    private readonly Lists _lists = new();

    public static TheoryData<string, string> Hostile => new()
    {
        { "un", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><CONSOLIDATED_LIST>&a;</CONSOLIDATED_LIST>" },
        { "un", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><CONSOLIDATED_LIST/>" },
        { "un", "<CONSOLIDATED_LIST><INDIVIDUAL><FIRST_NAME>&undefined;</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>" },
        { "un", Lists.UnitedNations[..700] },
        { "un", Lists.EuropeanUnion },
        { "un", "<CONSOLIDATED_LIST/>" },
        { "un", "" },
        { "un", "<CONSOLIDATED_LIST><INDIVIDUAL><FIRST_NAME>No Reference</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>" },
        { "un", "<CONSOLIDATED_LIST><INDIVIDUAL><REFERENCE_NUMBER>1</REFERENCE_NUMBER></INDIVIDUAL></CONSOLIDATED_LIST>" },
        { "eu", "{\"json\":true}" },
        { "ofac", "101,\"TOO, Few\",\"individual\"\n" },
        { "ofac", Lists.UnitedNations },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Damaged_ChangesNothing(string format, string text)
    {
        _lists.Import(format, format switch { "eu" => Lists.EuropeanUnion, "ofac" => Lists.Ofac, _ => Lists.UnitedNations });
        var before = Assert.Single(_lists.Store.InForce("watchlists", null));

        var result = _lists.Import(format, text);

        Assert.Null(result.File);
        Assert.NotEmpty(result.Problems);
        Assert.Equal(before, Assert.Single(_lists.Store.InForce("watchlists", null)));
    }

    [Fact]
    public void WrongEncoding_IsAProblem()
    {
        var latin = Encoding.Latin1.GetBytes("101,\"PÉREZ, José\",\"individual\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n");
        var result = _lists.Importer().Import("ofac", null, null, false, new MemoryStream(latin));
        Assert.Contains("UTF-8", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("un", "<CONSOLIDATED_LIST><INDIVIDUAL><FIRST_NAME>")]
    [InlineData("un", "<CONSOLIDATED_LIST a=\"")]
    [InlineData("eu", "<export><sanctionEntity euReferenceNumber=\"")]
    [InlineData("ofac", "101,\"")]
    public void EndlessText_IsRefusedWithoutBeingKept(string format, string start)
    {
        using var endless = new EndlessStream(Encoding.ASCII.GetBytes(start));
        var result = _lists.Importer().Import(format, null, null, false, endless);
        Assert.NotEmpty(result.Problems);
        Assert.InRange(endless.Served, 1, 4 * WatchlistLimits.Default.MaxTextBytes);
    }

    [Fact]
    public void DeepNesting_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100));
        Assert.NotEmpty(_lists.Import("un", $"<CONSOLIDATED_LIST>{deep}").Problems);
        Assert.NotEmpty(_lists.Import("un", $"<CONSOLIDATED_LIST><INDIVIDUAL>{deep}").Problems);
    }

    [Fact]
    public void Limits_StandOnBothSides()
    {
        var limits = WatchlistLimits.Default with { MaxValueLength = "TIMBREL MINING".Length };
        Assert.Empty(Imported(limits).Problems);
        Assert.NotEmpty(Imported(limits with { MaxValueLength = limits.MaxValueLength - 1 }).Problems);
        Assert.Empty(Imported(limits with { MaxPerEntry = 3 }).Problems);
        Assert.NotEmpty(Imported(limits with { MaxPerEntry = 2 }).Problems);
        Assert.Empty(Imported(limits with { MaxEntries = 2 }).Problems);
        Assert.NotEmpty(Imported(limits with { MaxEntries = 1 }).Problems);
    }

    [Fact]
    public void OtherScript_NeedsTheTable()
    {
        var result = _lists.Importer(knowsScripts: false)
            .Import("eu", null, null, false, Lists.Text(Lists.EuropeanUnion));
        Assert.Contains("script", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DryRun_ChangesNothing()
    {
        var result = _lists.Importer().Import("un", null, null, true, Lists.Text(Lists.UnitedNations));
        Assert.Equal(2, result.Entries);
        Assert.Empty(_lists.Store.InForce("watchlists", null));
    }

    [Fact]
    public void Versions_FollowContent_AndReplaceEachOther()
    {
        var first = _lists.Import("un", Lists.UnitedNations).File!;
        var again = _lists.Import("un", Lists.UnitedNations).File!;
        var other = _lists.Import("un", Lists.UnitedNations.Replace("ORVAL", "ORVIL", StringComparison.Ordinal)).File!;

        Assert.Equal(first.Version, again.Version);
        Assert.NotEqual(first.Version, other.Version);
        Assert.Equal([other], _lists.Store.InForce("watchlists", null));
        Assert.Throws<InvalidDataException>(() => _lists.Store.Open(first));
    }

    [Fact]
    public void TenantsList_StandsInPlaceOfTheInstallations()
    {
        var all = _lists.Import("un", Lists.UnitedNations).File!;
        var own = _lists.Importer().Import("un", null, Tenant, false, Lists.Text(Lists.UnitedNations)).File!;

        Assert.Equal([own], _lists.Store.InForce("watchlists", Tenant));
        Assert.Equal([all], _lists.Store.InForce("watchlists", new(Guid.Empty)));
        Assert.True(_lists.Store.Remove("watchlists", Tenant, "un"));
        Assert.False(_lists.Store.Remove("watchlists", Tenant, "un"));
        Assert.Equal([all], _lists.Store.InForce("watchlists", Tenant));
    }

    [Fact]
    public void OpenList_IsReadAgainAfterAnImport()
    {
        var open = new OpenImports<WatchlistIndex>(_lists.Store, WatchlistIndex.Area, WatchlistIndex.Open);
        Assert.Empty(open.InForce(Tenant));
        _lists.Import("un", Lists.UnitedNations);
        var first = Assert.Single(open.InForce(Tenant)).Opened;
        Assert.Same(first, Assert.Single(open.InForce(Tenant)).Opened);
        _lists.Import("un", Lists.UnitedNations.Replace("ORVAL", "ORVIL", StringComparison.Ordinal));
        Assert.NotSame(first, Assert.Single(open.InForce(Tenant)).Opened);
    }

    public void Dispose() => _lists.Dispose();

    private ImportResult Imported(WatchlistLimits limits) =>
        _lists.Importer(limits).Import("un", null, null, true, Lists.Text(Lists.UnitedNations));
}
