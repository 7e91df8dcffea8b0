namespace Bonafide.Core.Facts;

/// <summary>How one part of an address fares against the reference data.</summary>
public enum PartState
{
    /// <summary>There are no data that could know it.</summary>
    NotAsked = 0,

    /// <summary>The address does not name it, and there are data that know of one.</summary>
    NotGiven = 1,

    Found = 2,

    /// <summary>Found, written otherwise than given.</summary>
    Respelt = 3,

    NotFound = 4,

    /// <summary>Several fit, and the address does not say which.</summary>
    Ambiguous = 5,

    /// <summary>It exists, and does not belong to the other parts.</summary>
    Contradicts = 6,

    /// <summary>Nothing of that form can exist.</summary>
    Malformed = 7,

    /// <summary>Type or direction fits none of several streets of that name.</summary>
    Mismatch = 8,

    /// <summary>There is none there, and the address names none.</summary>
    NotNeeded = 9,

    /// <summary>The building receives mail for others, and the address names no box of it.</summary>
    NeedsMailbox = 10,
}

/// <summary>How exactly the address lies on the map.</summary>
public enum GeocodeLevel
{
    None = 0,
    State = 1,
    Community = 2,
    Neighborhood = 3,
    Street = 4,
    InterpolatedRooftop = 5,
    Rooftop = 6,
}

/// <param name="Reference">As the reference data write it.</param>
/// <param name="Likeness">0 to 1, where it was compared by spelling.</param>
/// <param name="Source">Name of the data that knew.</param>
public sealed record AddressPart(
    PartState State, string? Reference = null, double? Likeness = null, string? Source = null)
{
    public static AddressPart NotAsked { get; } = new(PartState.NotAsked);

    public bool IsFound => State is PartState.Found or PartState.Respelt;
}

/// <summary>An address held against the reference data, part by part.</summary>
public sealed record AddressFacts
{
    public static readonly FactKind<AddressFacts> Kind = new(FactKinds.Address);

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>Addresses of the country have a postal code.</summary>
    public required bool UsesPostalCode { get; init; }

    /// <summary>Addresses of the country name their subdivision.</summary>
    public required bool UsesSubdivision { get; init; }

    public AddressPart Subdivision { get; init; } = AddressPart.NotAsked;

    /// <summary>The subdivision given is a county or district of the one that the reference names.</summary>
    public bool NamesSubAdministrativeArea { get; init; }

    public AddressPart Locality { get; init; } = AddressPart.NotAsked;

    public AddressPart PostalCode { get; init; } = AddressPart.NotAsked;

    public AddressPart Thoroughfare { get; init; } = AddressPart.NotAsked;

    public AddressPart Premise { get; init; } = AddressPart.NotAsked;

    public AddressPart SubPremise { get; init; } = AddressPart.NotAsked;

    /// <summary>Post box or box on a rural route.</summary>
    public AddressPart Box { get; init; } = AddressPart.NotAsked;

    public GeocodeLevel Geocode { get; init; }

    /// <summary>WGS 84 degrees; null when nothing was placed.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}
