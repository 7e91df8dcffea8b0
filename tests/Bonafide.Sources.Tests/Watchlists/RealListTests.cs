using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Tests.Packs;
using Bonafide.Sources.Transliteration;
using Bonafide.Sources.Watchlists;

namespace Bonafide.Sources.Tests.Watchlists;

/// <summary>The published lists, where they are at hand: every person is found under every one of its names.</summary>
public sealed class RealListTests : IDisposable
{
    private readonly Lists _lists = new();

    [SharedDataFact]
    public void UnitedNations_FindsEachPersonUnderEachName()
    {
        using var list = SharedData.OpenXz("watchlist/un-consolidated-2026-02-27.xml.xz");
        var result = new WatchlistImporter(_lists.Store, Table(), new ManualTime(), WatchlistLimits.Default)
            .Import("un", null, null, false, list);
        Assert.Empty(result.Problems);
        Assert.Equal(1003, result.Entries);
        AssertAllAreFound(result.File!);
    }

    [SharedDataFact]
    public void Ofac_FindsEachPersonUnderEachName()
    {
        using var list = File.OpenRead(SharedData.Find("watchlist/ofac-cons_prim-2025-12.csv"));
        using var aliases = File.OpenRead(SharedData.Find("watchlist/ofac-cons_alt-2025-12.csv"));
        using var addresses = File.OpenRead(SharedData.Find("watchlist/ofac-cons_add-2025-12.csv"));
        var result = new WatchlistImporter(_lists.Store, Table(), new ManualTime(), WatchlistLimits.Default)
            .Import("ofac", "ofac-consolidated", null, false, list, aliases, addresses);
        Assert.Empty(result.Problems);
        Assert.Equal(442, result.Entries);
        AssertAllAreFound(result.File!);
    }

    public void Dispose() => _lists.Dispose();

    private void AssertAllAreFound(ImportedFile file)
    {
        var index = WatchlistIndex.Open(file, _lists.Store);
        var missed = _lists.Entries(file).Where(entry => entry.Subject == WatchlistSubject.Person)
            .SelectMany(entry => entry.Names.Select(name => (entry, name)))
            .Where(one => PersonName.Parse(one.name.Given, one.name.Surnames) is { IsEmpty: false } person
                // One name is a single letter, and nobody is screened by initials alone.
                && person.Folded.Length > 1
                && !index.Search(person, ScreeningWeights.Floor).Any(hit => hit.Entry.Reference == one.entry.Reference))
            .Select(one => one.name.ToString()).ToList();
        Assert.True(missed.Count == 0, string.Join("; ", missed.Take(20)));
    }

    private static Transliterator Table() =>
        TransliterationPack.TryOpen(PackFolder.Open(RealPackages.Packs()))!.Value.Table;
}
