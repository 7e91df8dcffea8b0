namespace Bonafide.Sources.Addresses;

/// <summary>Bounds of an import; each is checked before the bytes are kept.</summary>
public sealed record AddressLimits
{
    public static AddressLimits Default { get; } = new();

    public long MaxFileBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    public int MaxLineBytes { get; init; } = 16 * 1024;

    /// <summary>Longest name of a place or street, and longest number or unit.</summary>
    public int MaxNameLength { get; init; } = 200;

    /// <summary>Most rows of one file. They are sorted in memory: about 150 bytes a row.</summary>
    public int MaxRows { get; init; } = 10_000_000;

    /// <summary>Problems listed before the reading stops.</summary>
    public int MaxProblems { get; init; } = 1000;
}
