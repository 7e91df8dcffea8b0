using Bonafide.Core.Screening;

namespace Bonafide.Core.Facts;

/// <summary>What the search of the imported watch-lists brought.</summary>
public sealed record WatchlistFacts
{
    public static readonly FactKind<WatchlistFacts> Kind = new(FactKinds.Watchlist);

    /// <summary>The same for a repeated search of the same execution over the same lists.</summary>
    public required Guid SearchId { get; init; }

    public required DateTimeOffset SearchedAt { get; init; }

    /// <summary>The profile that chose the lists; null for all of them.</summary>
    public string? Profile { get; init; }

    /// <summary>Given names of the person in Latin letters, as compared.</summary>
    public required string Given { get; init; }

    public required string Surnames { get; init; }

    public required IReadOnlyList<SearchedList> Lists { get; init; }

    /// <summary>The entries whose names come near, best first.</summary>
    public required IReadOnlyList<FoundEntry> Found { get; init; }

    /// <summary>More entries came near than are kept.</summary>
    public bool IsCut { get; init; }
}

/// <param name="Entries">How many entries it holds.</param>
/// <param name="ImportedAt">When the operator imported this version.</param>
public sealed record SearchedList(string Name, string Version, int Entries, DateTimeOffset ImportedAt);

/// <param name="List">Name of the list.</param>
public sealed record FoundEntry(string List, WatchlistEntry Entry);
