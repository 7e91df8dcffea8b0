namespace Bonafide.Sources.Registers;

/// <summary>Bounds of an import; each is checked before the bytes are kept.</summary>
public sealed record RegisterLimits
{
    public static RegisterLimits Default { get; } = new();

    /// <summary>Longest line in bytes; photos are the reason that it is not smaller.</summary>
    public int MaxLineBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Longest field in bytes, photos aside.</summary>
    public int MaxFieldBytes { get; init; } = 1024;

    /// <summary>Longest photo in bytes of base64.</summary>
    public int MaxPhotoBytes { get; init; } = 3 * 1024 * 1024;

    /// <summary>Most records of one register.</summary>
    public int MaxRecords { get; init; } = 100_000_000;

    /// <summary>Most columns of a file.</summary>
    public int MaxColumns { get; init; } = 64;

    /// <summary>Problems listed before the reading stops.</summary>
    public int MaxProblems { get; init; } = 1000;
}
