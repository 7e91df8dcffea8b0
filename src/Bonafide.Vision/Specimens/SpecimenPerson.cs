namespace Bonafide.Vision.Specimens;

/// <summary>A fictional person, as documents print them.</summary>
public sealed record SpecimenPerson
{
    /// <summary>Upper case, with all marks.</summary>
    public required string Surname { get; init; }

    public required string GivenNames { get; init; }

    /// <summary>Both names in their own script, or null.</summary>
    public string? NativeName { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>F, M or X.</summary>
    public required char Sex { get; init; }

    public string BirthPlace { get; init; } = "ZENITH";

    public string Street { get; init; } = "17 MILL LANE";

    public string City { get; init; } = "ASHFORD";

    public string PostalCode { get; init; } = "43004";
}

/// <summary>Names of one culture; a native form follows a slash.</summary>
public sealed record SpecimenNames(
    IReadOnlyList<string> Surnames, IReadOnlyList<string> Female, IReadOnlyList<string> Male,
    IReadOnlyList<string> Places, IReadOnlyList<string> Streets);
