namespace Bonafide.Vision.Specimens.Sets;

/// <summary>What <c>bonafide specimen</c> shall make.</summary>
public sealed record SpecimenSetOptions
{
    /// <summary>Designs to take turns with.</summary>
    public required IReadOnlyList<SpecimenLayout> Layouts { get; init; }

    public required int Count { get; init; }

    /// <summary>Another seed gives another set; the same gives the same files.</summary>
    public required int Seed { get; init; }

    /// <summary>A name of <c>DegradationLevels</c>.</summary>
    public required string Level { get; init; }

    /// <summary>JPEG, PNG, WebP or HEIC files.</summary>
    public required IReadOnlyList<byte[]> Portraits { get; init; }

    /// <summary>A name of <c>Forgeries</c>; genuine documents when not given.</summary>
    public string? Tampering { get; init; }

    public string? Overprint { get; init; }

    /// <summary>FRONT or BACK to photograph that side alone; all sides when not given.</summary>
    public string? Side { get; init; }

    /// <summary>1..10; all in turn when not given.</summary>
    public int? AamvaVersion { get; init; }
}
