namespace Bonafide.Sources.Phone.Plan;

/// <summary>One region of the numbering plans as the pack keeps it (JSON, short names for short files).</summary>
internal sealed record PlanRegion
{
    /// <summary>The id of the code's regions that no country has: satellite, freephone, shared networks.</summary>
    public const string NoCountry = "001";

    /// <summary>ISO 3166-1 alpha-2, AC, TA or XK; <see cref="NoCountry"/> for a code that spans countries.</summary>
    public required string Id { get; init; }

    public required int CallingCode { get; init; }

    /// <summary>What is dialled in front of a number of another country; a regular expression.</summary>
    public string? InternationalPrefix { get; init; }

    /// <summary>What may stand before the national number; a regular expression, with groups when there is a
    /// rule.</summary>
    public string? NationalPrefix { get; init; }

    /// <summary>What the prefix is replaced by: a .NET replacement pattern.</summary>
    public string? TransformRule { get; init; }

    /// <summary>Fixed lines and mobiles are described by the same pattern.</summary>
    public bool SameFixedAndMobile { get; init; }

    public bool HasLeadingDigits { get; init; }

    /// <summary>First state in the table of automatons.</summary>
    public required uint Start { get; init; }

    /// <summary>Lengths of a whole number, a bit for each.</summary>
    public required int PossibleLengths { get; init; }

    /// <summary>Per bit of <see cref="PlanTag"/>: the lengths that the type allows; -1 where it names none.</summary>
    public required IReadOnlyList<int> TypeLengths { get; init; }
}
