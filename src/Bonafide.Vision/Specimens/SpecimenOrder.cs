namespace Bonafide.Vision.Specimens;

/// <summary>What the caller wants drawn; what is not given is made up from the seed.</summary>
public sealed record SpecimenOrder
{
    public required SpecimenLayout Layout { get; init; }

    public required int Seed { get; init; }

    public SpecimenPerson? Person { get; init; }

    /// <summary>One of the layout's countries; its first when not given.</summary>
    public string? Country { get; init; }

    public string? State { get; init; }

    public MrzFlaw Flaw { get; init; }

    /// <summary>1..10, for documents with an AAMVA symbol; 10 when not given.</summary>
    public int? AamvaVersion { get; init; }

    /// <summary>Made-up dates lie before and after this day.</summary>
    public DateOnly Today { get; init; } = SpecimenDocument.DefaultToday;

    /// <summary>Large letters across the page, such as SPECIMEN; none when not given.</summary>
    public string? Overprint { get; init; }

    /// <summary>Values that replace the made-up ones, by field name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}
