using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Core.Screening;

namespace Bonafide.Sources.Watchlists;

/// <summary>
/// A list of fictional people that sandbox tenants are screened against, beside whatever lists are imported;
/// <c>docs/sandbox.md</c> shows whom it finds.
/// </summary>
public static class SandboxWatchlist
{
    public const string Name = "sandbox";

    /// <summary>The surname of a person for whom the source fails.</summary>
    private const string FailingName = "Failing";

    internal static readonly DataVersion Version = new("watchlists:sandbox", "1");

    private static readonly Lazy<ChosenList> Built = new(Build);

    internal static ChosenList List => Built.Value;

    internal static bool IsFailing(ScreeningSubject subject) =>
        string.Equals(subject.Surnames.Trim(), FailingName, StringComparison.OrdinalIgnoreCase);

    internal static IReadOnlyList<WatchlistEntry> Entries()
    {
        using var stream = typeof(SandboxWatchlist).Assembly.GetManifestResourceStream("sandbox-watchlist.json")!;
        return JsonSerializer.Deserialize<List<WatchlistEntry>>(stream, FactJson.Options)!;
    }

    private static ChosenList Build()
    {
        var index = new WatchlistIndex(Entries());
        return new(new(Name, Version.Version, index.Count, DateTimeOffset.UnixEpoch), index, Version);
    }
}
