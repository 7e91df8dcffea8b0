using System.Security.Cryptography;
using System.Text;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;
using Bonafide.Core.Settings;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Transliteration;

namespace Bonafide.Sources.Watchlists;

/// <summary>Searches the lists in force for the person; judging what was found is the capability's.</summary>
internal sealed class WatchlistFactGatherer(
    OpenImports<WatchlistIndex>? lists, TransliterationTable transliteration, TimeProvider time) : IFactGatherer
{
    /// <summary>Entries that are kept as facts; a name with more is cut, and the judgement says so.</summary>
    private const int MostFound = 100;

    public string Kind => FactKinds.Watchlist;

    /// <summary>Documents supply what prepared data leave out.</summary>
    public IReadOnlyList<string> After => [FactKinds.Document];

    /// <summary>The first search after an import builds the index, a second or so for each 100,000 entries.</summary>
    public TimeSpan Deadline => TimeSpan.FromSeconds(60);

    public Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Fact>>([Gather(context)]);

    private Fact Gather(GatherContext context)
    {
        var execution = context.Execution;
        if (ScreeningSubject.Read(context.Subject.Values, execution.StartedAt).Subject is not { } subject)
        {
            return Fact.Unknown(Kind, null, FactStatus.NoInput);
        }

        if (execution.IsSandbox && SandboxWatchlist.IsFailing(subject))
        {
            return Fact.Unknown(Kind, null, FactStatus.Failed, SandboxWatchlist.Version);
        }

        var settings = execution.Settings.Screening;
        var id = execution.Options.WatchlistSearchProfile ?? settings.SearchProfile;
        var profile = id is null ? null : settings.Find(id);
        var chosen = Chosen(execution.Tenant, execution.IsSandbox, profile);
        if ((id is not null && profile is null) || chosen.Count == 0)
        {
            return Fact.Unknown(Kind, null, FactStatus.NotConfigured);
        }

        var table = transliteration.Table;
        var (given, surnames) = (table.ToLatin(subject.Given), table.ToLatin(subject.Surnames));
        var name = PersonName.Parse(given, surnames);
        DataVersion[] versions =
        [
            .. chosen.Select(list => list.Version),
            .. transliteration.Version is { } version ? [version] : Array.Empty<DataVersion>(),
        ];
        if (!Ascii.IsValid(given + surnames) || name.IsEmpty)
        {
            // Without the table, or for signs that it does not know, a name would pass every list unseen.
            return Fact.Unknown(Kind, null, FactStatus.Failed, versions);
        }

        return Fact.Known(WatchlistFacts.Kind, null, Search(context, chosen, profile, given, surnames, name), versions);
    }

    private WatchlistFacts Search(
        GatherContext context, List<ChosenList> chosen, ScreeningProfile? profile, string given,
        string surnames, PersonName name)
    {
        var found = chosen
            .SelectMany(list => list.Index.Search(name, ScreeningWeights.Floor)
                .Select(one => (list.Searched.Name, one.Entry, one.Score)))
            .OrderByDescending(one => one.Score).Take(MostFound + 1).ToList();
        return new()
        {
            SearchId = SearchId(context, chosen),
            SearchedAt = time.GetUtcNow(),
            Profile = profile?.Id,
            Given = given,
            Surnames = surnames,
            Lists = [.. chosen.Select(list => list.Searched)],
            Found = [.. found.Take(MostFound).Select(one => new FoundEntry(one.Name, one.Entry))],
            IsCut = found.Count > MostFound,
        };
    }

    /// <summary>A profile that names a list which is not there finds nothing to search: it is not configured.</summary>
    private List<ChosenList> Chosen(Core.TenantId tenant, bool isSandbox, ScreeningProfile? profile)
    {
        var all = (lists?.InForce(tenant) ?? [])
            .Select(list => new ChosenList(
                new(list.File.Name, list.File.Version, list.Opened.Count, list.File.ImportedAt), list.Opened,
                list.File.DataVersion))
            .ToList();
        if (isSandbox)
        {
            all.Add(SandboxWatchlist.List);
        }

        return profile?.Lists is not { } wanted ? all
            : wanted.All(name => all.Exists(list => list.Searched.Name == name))
                ? [.. all.Where(list => wanted.Contains(list.Searched.Name))]
                : [];
    }

    /// <summary>Derived from the execution and the lists, so that a repeated search has the id of the first.</summary>
    private static Guid SearchId(GatherContext context, List<ChosenList> chosen)
    {
        var text = $"{context.Execution.Id}\n{string.Join('\n', chosen.Select(list => list.Version))}";
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}

/// <summary>A list that is searched.</summary>
internal sealed record ChosenList(SearchedList Searched, WatchlistIndex Index, DataVersion Version);
