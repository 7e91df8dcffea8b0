using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Core.Subjects;
using Bonafide.Core.Workflows;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Tests.Packs;
using Bonafide.Sources.Transliteration;
using Bonafide.Sources.Watchlists;

namespace Bonafide.Sources.Tests.Watchlists;

public sealed class WatchlistGathererTests : IDisposable
{
    private readonly Lists _lists = new();

    [Fact]
    public async Task Found_EntriesComeWithTheVersionsOfTheirLists()
    {
        var file = _lists.Import("un", Lists.UnitedNations).File!;
        var (fact, found) = await GatherAsync(new() { FirstName = "Orwal", LastName = "Timbrel" });

        Assert.Equal(FactStatus.Known, fact.Status);
        Assert.Equal("XXi.001", Assert.Single(found!.Found).Entry.Reference);
        Assert.Equal([new SearchedList("un", file.Version, 1, file.ImportedAt)], found.Lists);
        Assert.Contains(new DataVersion("watchlists:un", file.Version), fact.Versions);
        Assert.Equal(found.SearchId, (await GatherAsync(new() { FirstName = "Orwal", LastName = "Timbrel" })).Found!.SearchId);
    }

    [Fact]
    public async Task NobodyIsFound_AmongOrganisations()
    {
        _lists.Import("un", Lists.UnitedNations);
        Assert.Empty((await GatherAsync(new() { FirstName = "Timbrel", LastName = "Mining" })).Found!.Found);
    }

    [Theory]
    [InlineData(null, FactStatus.NotConfigured)]
    [InlineData("missing", FactStatus.NotConfigured)]
    [InlineData("other-list", FactStatus.NotConfigured)]
    public async Task NothingToSearch_IsNotConfigured(string? profile, FactStatus expected)
    {
        if (profile is not null)
        {
            _lists.Import("un", Lists.UnitedNations);
        }

        Assert.Equal(expected, (await GatherAsync(
            new() { FirstName = "Orval", LastName = "Timbrel" }, profile)).Fact.Status);
    }

    [Fact]
    public async Task Profile_ChoosesItsLists()
    {
        _lists.Import("un", Lists.UnitedNations);
        _lists.Import("eu", Lists.EuropeanUnion);
        var person = new PreparedData { FirstName = "Orval", LastName = "Timbrel" };

        Assert.Equal(2, (await GatherAsync(person)).Found!.Found.Count);
        Assert.Equal(["eu"], (await GatherAsync(person, "EU-ONLY")).Found!.Lists.Select(list => list.Name));
    }

    [Fact]
    public async Task OtherScript_FailsWithoutTheTable_AndIsFoundWithIt()
    {
        _lists.Import("un", Lists.UnitedNations);
        var person = new PreparedData { FirstName = "Орвал", LastName = "Тимбрел" };
        Assert.Equal(FactStatus.Failed, (await GatherAsync(person)).Fact.Status);
        Assert.Single((await GatherAsync(person, packs: PackFolder.Open(RealPackages.Packs()))).Found!.Found);
    }

    [Fact]
    public async Task DamagedList_IsAnException_WhichTheEngineRecordsAsFailed()
    {
        var file = _lists.Import("un", Lists.UnitedNations).File!;
        var path = Directory.EnumerateFiles(
            _lists.Folder, $"un.{file.Version}.pack",
            SearchOption.AllDirectories).Single();
        File.WriteAllBytes(path, [1, 2, 3]);
        await Assert.ThrowsAsync<InvalidDataException>(() => GatherAsync(
            new() { FirstName = "Orval", LastName = "Timbrel" }));
    }

    [Fact]
    public async Task ManyAlike_AreCut_AndSaidToBe()
    {
        var entries = string.Concat(Enumerable.Range(0, 150).Select(i =>
            $"<INDIVIDUAL><REFERENCE_NUMBER>{i}</REFERENCE_NUMBER><FIRST_NAME>ORVAL TIMBREL</FIRST_NAME></INDIVIDUAL>"));
        _lists.Import("un", $"<CONSOLIDATED_LIST>{entries}</CONSOLIDATED_LIST>");
        var found = (await GatherAsync(new() { FirstName = "Orval", LastName = "Timbrel" })).Found!;
        Assert.Equal(100, found.Found.Count);
        Assert.True(found.IsCut);
    }

    public void Dispose() => _lists.Dispose();

    private async Task<(Fact Fact, WatchlistFacts? Found)> GatherAsync(
        PreparedData person, string? profile = null, PackFolder? packs = null)
    {
        var gatherer = new WatchlistFactGatherer(
            new OpenImports<WatchlistIndex>(_lists.Store, WatchlistIndex.Area, WatchlistIndex.Open),
            new TransliterationTable(packs ?? PackFolder.Open(_lists.Folder)), new ManualTime());
        var fact = Assert.Single(await gatherer.GatherAsync(
            new()
            {
                Execution = View(person, profile),
                Facts = new([]),
                Subject = SubjectData.Merge(person, null, null),
                Evidence = null!,
            },
            CancellationToken.None));
        return (fact, new FactSet([fact]).Read(WatchlistFacts.Kind).Value);
    }

    private static ExecutionView View(PreparedData prepared, string? profile) => new()
    {
        Tenant = new(new Guid("00000000-0000-7000-8000-000000000001")),
        Account = new(new Guid("00000000-0000-7000-8000-000000000002")),
        Id = new(new Guid("00000000-0000-7000-8000-000000000003")),
        IsSandbox = false,
        Workflow = new WorkflowCatalog(new([])).Find(10010)!,
        Credentials = [],
        StartedAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Settings = new()
        {
            Screening = new() { Profiles = [new("eu-only", ["eu"]), new("other-list", ["un", "other"])] },
        },
        Options = new() { WatchlistSearchProfile = profile },
        Prepared = prepared,
    };
}
