using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;

namespace Bonafide.Sources.Addresses;

/// <summary>
/// Addresses of a fictional town for tenants of kind sandbox; <c>docs/sandbox.md</c> lists them. The first line chooses
/// what the data say, the ordinary rules judge it.
/// </summary>
public static class SandboxPostalAddresses
{
    /// <summary>A town that is in no reference data.</summary>
    public const string City = "Sandbox Springs";

    private static readonly DataVersion Version = new("sandbox", "1");

    private static readonly AddressPart Found = new(PartState.Found);

    private static readonly AddressFacts Full = new()
    {
        Country = "US",
        UsesPostalCode = true,
        UsesSubdivision = true,
        Subdivision = Found,
        Locality = Found,
        PostalCode = Found,
        Thoroughfare = Found,
        Premise = Found,
        SubPremise = Found,
        Geocode = GeocodeLevel.Rooftop,
        Latitude = 26.1224,
        Longitude = -80.1373,
    };

    private static readonly AddressFacts Town = Full with
    {
        Thoroughfare = AddressPart.NotAsked,
        Premise = AddressPart.NotAsked,
        SubPremise = AddressPart.NotAsked,
        Geocode = GeocodeLevel.Community,
    };

    /// <summary>The first line of each address, and what the data say; null stands for a source that fails.</summary>
    internal static readonly IReadOnlyDictionary<string, AddressFacts?> All =
        new Dictionary<string, AddressFacts?>(StringComparer.OrdinalIgnoreCase)
        {
            ["1 Verified Way Apt 2"] = Full,
            ["1 House Lane"] = Full with { SubPremise = new(PartState.NotNeeded) },
            ["1 Townonly Road"] = Town,
            ["1 Neighborhood Road"] = Town with { Geocode = GeocodeLevel.Neighborhood },
            ["1 Unknown Street"] = Town with { Thoroughfare = new(PartState.NotFound) },
            ["1 Twofold Street"] = Town with { Thoroughfare = new(PartState.Ambiguous) },
            ["1 North Mismatch Avenue"] = Town with { Thoroughfare = new(PartState.Mismatch) },
            ["House Lane"] = House(PartState.NotGiven, GeocodeLevel.Street),
            ["999 House Lane"] = House(PartState.NotFound, GeocodeLevel.InterpolatedRooftop),
            ["1 Flats Lane"] = Full with { SubPremise = new(PartState.NotGiven) },
            ["1 Flats Lane Apt 99"] = Full with { SubPremise = new(PartState.NotFound) },
            ["1 Mailbox Lane"] = Full with { SubPremise = new(PartState.NeedsMailbox) },
            ["PO Box"] = Town with { Box = new(PartState.NotGiven) },
            ["PO Box 0"] = Town with { Box = new(PartState.Malformed) },
            ["1 Changed Way Apt 2"] = Full with
            {
                Subdivision = new(PartState.Respelt),
                NamesSubAdministrativeArea = true,
                Locality = new(PartState.Respelt),
                PostalCode = new(PartState.Respelt),
                Thoroughfare = new(PartState.Respelt),
                Premise = new(PartState.Respelt),
            },
            ["1 Nocode Road"] = Town with
            {
                PostalCode = new(PartState.NotFound),
                Geocode = GeocodeLevel.State,
            },
            ["1 Elsewhere Road"] = Town with
            {
                Locality = new(PartState.Contradicts),
                Geocode = GeocodeLevel.State,
            },
            ["1 Nowhere Road"] = Town with
            {
                Subdivision = new(PartState.NotFound),
                Locality = new(PartState.NotFound),
                PostalCode = AddressPart.NotAsked,
                Geocode = GeocodeLevel.None,
            },
            ["1 Failing Road"] = null,
        };

    /// <summary>The fact of a test address; null when it is none.</summary>
    internal static Fact? Find(string country, AddressData address)
    {
        if (!string.Equals(address.City?.Trim(), City, StringComparison.OrdinalIgnoreCase)
            || !All.TryGetValue(address.Line1?.Trim() ?? string.Empty, out var facts))
        {
            return null;
        }

        return facts is null
            ? Fact.Unknown(FactKinds.Address, null, FactStatus.Failed, Version)
            : Fact.Known(AddressFacts.Kind, null, facts with { Country = country }, Version);
    }

    private static AddressFacts House(PartState premise, GeocodeLevel geocode) => Full with
    {
        Premise = new(premise),
        SubPremise = AddressPart.NotAsked,
        Geocode = geocode,
    };
}
