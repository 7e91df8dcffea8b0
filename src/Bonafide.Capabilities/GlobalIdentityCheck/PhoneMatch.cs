using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Sightings;
using Bonafide.Core.Subjects;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>How near the phone's place is to the address (seed, phoneMatchToAddress).</summary>
internal static class PhoneMatch
{
    private const int ZipLength = 5;
    private const int ZipPlusFourLength = 9;

    /// <returns>The most exact value that is known; null when the phone is of no country.</returns>
    public static string? ToAddress(PhoneFacts phone, IdentityNetworkFacts network, AddressData address)
    {
        if (network.Link(SubjectElement.PhoneNumber, SubjectElement.Address)?.FirstSeen is not null)
        {
            return "match";
        }

        if (phone.Country is null)
        {
            return null;
        }

        return phone.Country != CountryCodes.ToAlpha3(address.Country) ? "no-match"
            : Within(network.PhonePlace ?? PlaceOf(phone.Area), address) ?? "country-match";
    }

    private static string? Within(PhonePlace? place, AddressData address)
    {
        if (place is null)
        {
            return null;
        }

        var country = CountryCodes.ToAlpha2(address.Country);
        var isUs = country == "US";
        var (mine, theirs) = (Letters(place.PostalCode), Letters(address.PostalCode));
        if (mine.Length > 0 && mine == theirs)
        {
            return mine.Length == ZipPlusFourLength && isUs ? "zip4-match" : "postal-match";
        }

        if (mine.Length >= ZipLength && isUs && theirs.Length >= ZipLength
            && mine[..ZipLength] == theirs[..ZipLength])
        {
            return "postal-match";
        }

        var city = AddressComparer.Fold(place.City);
        return city.Length == 0 || city != AddressComparer.Fold(address.City) ? null
            : place.State is null ? "metro-match"
            : State(country, place.State) == State(country, address.SubdivisionOrState) ? "city-state-match"
            : null;
    }

    /// <summary>Areas of the numbering plan are written <c>City, ST</c> or as a city alone.</summary>
    private static PhonePlace? PlaceOf(string? area)
    {
        var comma = area?.LastIndexOf(", ", StringComparison.Ordinal) ?? -1;
        return area is null ? null
            : comma < 0 ? new(area, null, null)
            : new(area[..comma], area[(comma + 2)..], null);
    }

    private static string State(string? country, string? state) =>
        AddressComparer.Fold(Subdivisions.Canonical(country, state));

    private static string Letters(string? code) => AddressComparer.Fold(code).Replace(" ", string.Empty,
        StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
}
