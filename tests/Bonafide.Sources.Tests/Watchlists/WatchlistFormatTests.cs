using Bonafide.Core.Screening;

namespace Bonafide.Sources.Tests.Watchlists;

public sealed class WatchlistFormatTests : IDisposable
{
    private readonly Lists _lists = new();

    [Fact]
    public void UnitedNations_ReadsNamesDatesAndCountries()
    {
        var entries = _lists.Entries(_lists.Import("un", Lists.UnitedNations).File!);

        Assert.Equal(["XXi.001", "XXe.001"], entries.Select(entry => entry.Reference));
        Assert.Equal([WatchlistSubject.Person, WatchlistSubject.Other], entries.Select(entry => entry.Subject));
        Assert.Equal(
            [new("ORVAL TIMBREL", null, false), new("Orwal Tymbrel", null, true)], entries[0].Names);
        Assert.Equal(
            [ListedBirth.On(new(1971, 5, 6)), new(1960, 1964), new(1978, 1982)], entries[0].Births);
        Assert.Equal(["COD"], entries[0].Countries);
        Assert.Equal("MADE-UP", entries[0].Programme);
    }

    [Fact]
    public void Ofac_ReadsThreeFiles()
    {
        var entries = _lists.Entries(
            _lists.Import("ofac", Lists.Ofac, Lists.OfacAliases, Lists.OfacAddresses).File!);

        Assert.Equal([WatchlistSubject.Person, WatchlistSubject.Other], entries.Select(entry => entry.Subject));
        Assert.Equal(
            [new("Orval James", "TIMBREL", false), new("Orwal", "TYMBREL", true)], entries[0].Names);
        Assert.Equal([ListedBirth.On(new(1971, 5, 6)), new(1968, 1972)], entries[0].Births);
        Assert.Equal(["PRK", "CUB", "MMR"], entries[0].Countries);
        Assert.Equal([new("TIMBREL MINING, INC.", null, false)], entries[1].Names);
    }

    [Fact]
    public void EuropeanUnion_ReadsAttributesAndOtherScripts()
    {
        var entries = _lists.Entries(_lists.Import("eu", Lists.EuropeanUnion).File!);

        Assert.Equal(["EU.1.23", "EU.2.34"], entries.Select(entry => entry.Reference));
        Assert.Equal(
            [new("Orval James", "Timbrel", false), new("Orval Timbrel", null, true, "Орвал Тимбрел")],
            entries[0].Names);
        Assert.Equal([ListedBirth.On(new(1971, 5, 6)), new(1967, 1971), new(1965, 1967)], entries[0].Births);
        Assert.Equal(["COD", "RUS"], entries[0].Countries);
    }

    public void Dispose() => _lists.Dispose();
}
