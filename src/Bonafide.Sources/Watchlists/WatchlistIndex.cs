using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Watchlists;

/// <summary>One list in memory, ready to be searched. Organisations, vessels and aircraft are not people's names and
/// stay out of the index.</summary>
internal sealed class WatchlistIndex
{
    internal const string Area = "watchlists";
    internal const string Entries = "entry";

    /// <summary>Names that are compared in full; more than these are a name that half the list bears.</summary>
    private const int MostCompared = 5_000;

    private readonly WatchlistEntry[] _entries;
    private readonly int[] _entryOfName;
    private readonly NameIndex _names;

    public WatchlistIndex(IEnumerable<WatchlistEntry> entries)
    {
        _entries = [.. entries.Where(entry => entry.Subject != WatchlistSubject.Other)];
        var names = new List<PersonName>(_entries.Length * 2);
        var owners = new List<int>(_entries.Length * 2);
        foreach (var (number, entry) in _entries.Index())
        {
            foreach (var name in entry.Names)
            {
                var parsed = PersonName.Parse(name.Given, name.Surnames);
                if (!parsed.IsEmpty)
                {
                    names.Add(parsed);
                    owners.Add(number);
                }
            }
        }

        _entryOfName = [.. owners];
        _names = new(names);
    }

    public int Count => _entries.Length;

    public static WatchlistIndex Open(ImportedFile file, ImportStore store)
    {
        using var pack = store.Open(file);
        var texts = new TextTable(pack, Entries);
        return new(Enumerable.Range(1, texts.Count - 1).Select(number =>
            JsonSerializer.Deserialize<WatchlistEntry>(texts.Utf8(number), FactJson.Options)
            ?? throw new InvalidDataException("The imported list is damaged; import it again.")));
    }

    /// <summary>Entries with a name that scores at least the floor, the best first.</summary>
    public IReadOnlyList<(WatchlistEntry Entry, double Score)> Search(PersonName person, double floor)
    {
        var best = new Dictionary<int, double>();
        foreach (var number in _names.Near(person, floor, MostCompared))
        {
            var score = NameComparer.Default.Compare(person, _names[number]).Complete;
            if (score >= floor)
            {
                var owner = _entryOfName[number];
                best[owner] = Math.Max(score, best.GetValueOrDefault(owner));
            }
        }

        return [.. best.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => (_entries[pair.Key], pair.Value))];
    }
}
