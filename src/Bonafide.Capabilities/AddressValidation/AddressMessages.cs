using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.AddressValidation;

/// <summary>
/// The short descriptions of the seed's tables, in the order of ruling 16: changes, errors, verification, geocode.
/// </summary>
internal static class AddressMessages
{
    public const string GeneralError = "Postal Code Error/General Error";

    public static IEnumerable<string> Changes(AddressFacts facts)
    {
        (string Part, bool IsChanged)[] parts =
        [
            ("Administrative Area", facts.Subdivision.State == PartState.Respelt),
            ("SubAdministrative Area", facts.NamesSubAdministrativeArea),
            ("Locality", facts.Locality.State == PartState.Respelt),
            ("Thoroughfare", facts.Thoroughfare.State == PartState.Respelt),
            ("Premise", facts.Premise.State == PartState.Respelt),
            ("Postal Code", facts.PostalCode.State == PartState.Respelt),
        ];
        return parts.Where(part => part.IsChanged).Select(part => part.Part + " Change");
    }

    public static IEnumerable<string> Errors(AddressFacts facts, AddressLevel level)
    {
        string?[] errors =
        [
            level < AddressLevel.Locality ? GeneralError : null,
            facts.Thoroughfare.State switch
            {
                PartState.NotFound or PartState.NotGiven => "Unknown Street",
                PartState.Mismatch => "Component Mismatch Error",
                PartState.Ambiguous => "Multiple Match",
                _ => null,
            },
            facts.SubPremise.State switch
            {
                PartState.NotFound => "Sub Premise Number Invalid",
                PartState.NotGiven => "Sub Premise Number Missing",
                PartState.NeedsMailbox => "PMB Number Missing",
                _ => null,
            },
            facts.Premise.State switch
            {
                PartState.NotFound => "Premise Number Invalid",
                PartState.NotGiven => "Premise Number Missing",
                _ => null,
            },
            facts.Box.State switch
            {
                PartState.Malformed or PartState.NotFound => "Box Number Invalid",
                PartState.NotGiven => "Box Number Missing",
                _ => null,
            },
        ];
        return errors.OfType<string>();
    }

    public static string? Verification(AddressLevel level, bool isFull) => (level, isFull) switch
    {
        (AddressLevel.AdministrativeArea, false) => "Administrative Area Partial",
        (AddressLevel.Locality, false) => "Locality Partial",
        (AddressLevel.Thoroughfare, false) => "Thoroughfare Partial",
        (AddressLevel.Premise, false) => "Premise Partial",
        (AddressLevel.AdministrativeArea, true) => "Administrative Area Full",
        (AddressLevel.Locality, true) => "Locality Full",
        (AddressLevel.Thoroughfare, true) => "Thoroughfare Full",
        (AddressLevel.Premise, true) => "Premises Full",
        (AddressLevel.DeliveryPoint, _) => "SubPremises Full",
        _ => null,
    };

    /// <summary>Never finer than the country's G level; nothing where it has none.</summary>
    public static string? Geocode(GeocodeLevel level, int? countryLevel)
    {
        var most = countryLevel switch
        {
            2 => GeocodeLevel.Community,
            3 => GeocodeLevel.Street,
            4 => GeocodeLevel.InterpolatedRooftop,
            5 => GeocodeLevel.Rooftop,
            _ => GeocodeLevel.None,
        };
        return (level < most ? level : most) switch
        {
            GeocodeLevel.State => "Geocoded to State Level",
            GeocodeLevel.Community => "Geocoded to Community Level",
            GeocodeLevel.Neighborhood => "Geocoded to the Neighborhood Level",
            GeocodeLevel.Street => "Geocoded to Street Level",
            GeocodeLevel.InterpolatedRooftop => "Geocoded to Interpolated Rooftop Level",
            GeocodeLevel.Rooftop => "Geocoded to Rooftop Level",
            _ => null,
        };
    }
}
