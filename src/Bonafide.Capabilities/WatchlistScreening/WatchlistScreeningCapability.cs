using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Identity.Records;
using Bonafide.Core.Screening;

namespace Bonafide.Capabilities.WatchlistScreening;

/// <summary>Judges whether an entry of the searched watch-lists may be the person (contract 04 §8).</summary>
internal sealed class WatchlistScreeningCapability(WatchlistScreeningOptions options) : ICapability
{
    public string Name => CapabilityNames.WatchlistScreening;

    public IReadOnlyList<string> Needs => [FactKinds.Watchlist];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => WatchlistScreeningLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Without a name that can be searched, or without an answer, there is nothing to judge.
        var (request, label) = WatchlistScreeningRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, label!, HasData);
        }

        // 2. Every entry that came near is scored: the name, lowered by what contradicts.
        var minimum = Minimum(input.Execution, request.Search);
        var candidates = Candidates(request);

        // 3. A score that reaches the minimum is a hit, and any hit is an alert.
        var hits = candidates.Count(candidate => candidate.Score.Total >= minimum);
        return CapabilityOutcome.Of(
            input.Group, hits > 0 ? Decision.Warning : Decision.Passed,
            hits > 0 ? WatchlistScreeningLabels.Alert : WatchlistScreeningLabels.Ok) with
        {
            Data = Data(request.Search, hits),
            Findings = [.. Lists(request.Search, input.Now), .. candidates.Take(options.MostShown).Index()
                .SelectMany(one => Explain(one.Index + 1, one.Item.Entry, one.Item.Score, minimum))],
        };
    }

    /// <summary>The profile's own minimum, as the settings were when the search was made.</summary>
    private double Minimum(ExecutionView execution, WatchlistFacts search) =>
        search.Profile is { } id && execution.Settings.Screening.Find(id)?.MinimumScore is { } own
            ? Math.Clamp(own, ScreeningWeights.Floor, 1)
            : options.MinimumScore;

    private List<(FoundEntry Entry, ScreeningScore Score)> Candidates(WatchlistScreeningRequest request)
    {
        var name = PersonName.Parse(request.Search.Given, request.Search.Surnames);
        var (birth, countries, weights) = (request.Subject.Birth, request.Subject.Countries, options.Weights);
        return [.. request.Search.Found
            .Select(found => (found, ScreeningScore.Of(name, birth, countries, found.Entry, weights)))
            .OrderByDescending(pair => pair.Item2.Total)];
    }

    /// <summary>The fields in the contract's order; <c>searchResultUrl</c> is left out, since no page is
    /// published.</summary>
    private static JsonObject Data(WatchlistFacts search, int hits) => new()
    {
        ["searchDate"] = search.SearchedAt.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["searchId"] = search.SearchId.ToString(),
        ["searchReference"] = Reference(search),
        ["searchResults"] = hits,
        ["searchStatus"] = "SUCCESS",
    };

    /// <summary>Names what was searched: profile, then each list with its version.</summary>
    private static string Reference(WatchlistFacts search) => string.Join(
        ' ', [search.Profile ?? "all", .. search.Lists.Select(list => $"{list.Name}@{list.Version}")]);

    private IEnumerable<Finding> Lists(WatchlistFacts search, DateTimeOffset now)
    {
        foreach (var list in search.Lists.Where(list => list.ImportedAt > DateTimeOffset.UnixEpoch))
        {
            yield return Finding.AtMost(
                $"list.{list.Name}.ageDays", Math.Floor((now - list.ImportedAt).TotalDays), options.StaleAfterDays,
                "days", $"{list.Name}@{list.Version}");
        }

        foreach (var list in search.Lists)
        {
            yield return new(
                $"list.{list.Name}.entries", list.Entries.ToString(CultureInfo.InvariantCulture),
                Source: $"{list.Name}@{list.Version}");
        }

        if (search.IsCut)
        {
            yield return new("candidatesKept", search.Found.Count.ToString(CultureInfo.InvariantCulture), Met: false);
        }
    }

    /// <summary>The pieces of one candidate; a score that reaches the minimum is the limit not kept.</summary>
    private static IEnumerable<Finding> Explain(int rank, FoundEntry found, ScreeningScore score, double minimum)
    {
        var source = $"{found.List}:{found.Entry.Reference}";
        var prefix = $"candidate{rank}.";
        yield return new(
            prefix + "score", Text(score.Total), Text(minimum), score.Total < minimum, Source: source);
        yield return new(prefix + "name", Text(score.Name), Source: source);
        yield return new(
            prefix + (score.Matched.IsAlias ? "alias" : "listedName"), score.Matched.ToString(), Source: source);
        yield return new(prefix + "birthDate", Word(score.Birth), Met: Met(score.Birth), Source: source);
        yield return new(prefix + "country", Word(score.Country), Met: Met(score.Country), Source: source);
    }

    private static string Word(Agreement agreement) => agreement switch
    {
        Agreement.Agrees => "AGREES",
        Agreement.Contradicts => "CONTRADICTS",
        _ => "UNKNOWN",
    };

    /// <summary>What contradicts the entry speaks for the person; what is not known speaks for nobody.</summary>
    private static bool? Met(Agreement agreement) =>
        agreement == Agreement.Unknown ? null : agreement == Agreement.Contradicts;

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
