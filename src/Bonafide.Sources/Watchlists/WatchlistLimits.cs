namespace Bonafide.Sources.Watchlists;

/// <summary>Bounds of an import; each is checked before the bytes are kept.</summary>
public sealed record WatchlistLimits
{
    public static WatchlistLimits Default { get; } = new();

    /// <summary>Greatest file; the largest published list has some 100 MB.</summary>
    public long MaxFileBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Most bytes of markup without a tag, or of a CSV line.</summary>
    public int MaxTextBytes { get; init; } = 1024 * 1024;

    /// <summary>Longest value that is kept; longer names and references are a problem.</summary>
    public int MaxValueLength { get; init; } = 1000;

    public int MaxEntries { get; init; } = 2_000_000;

    /// <summary>Most names, birth dates or countries of one entry; what is beyond them is a problem.</summary>
    public int MaxPerEntry { get; init; } = 500;

    /// <summary>Deepest nesting of elements; the published formats have 5.</summary>
    public int MaxDepth { get; init; } = 16;

    /// <summary>Problems listed before the reading stops.</summary>
    public int MaxProblems { get; init; } = 1000;
}
