using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>How far an address is known to exist (seed, addressValidityLevel), and how far the IP address is.</summary>
internal static class AddressValidity
{
    private const double EarthRadiusMiles = 3_958.8;

    public static string Level(AddressFacts address)
    {
        AddressPart[] places = [address.Subdivision, address.Locality, address.PostalCode];
        if (places.Any(part => part.State is PartState.Contradicts or PartState.Malformed or PartState.NotFound))
        {
            return "invalid";
        }

        if (!address.Locality.IsFound || (address.UsesPostalCode && !address.PostalCode.IsFound))
        {
            return "valid_to_country";
        }

        return !address.Thoroughfare.IsFound ? "valid_to_city"
            : !address.Premise.IsFound ? "valid_to_street"
            : address.SubPremise.IsFound || address.SubPremise.State == PartState.NotNeeded ? "valid"
            : address.SubPremise.State == PartState.NotGiven ? "valid_to_house_number_missing_apt"
            : "valid_to_house_number";
    }

    public static int Points(string? level) => level switch
    {
        "valid" or "valid_to_house_number" or "valid_to_house_number_missing_apt" => -40,
        "valid_to_street" => -30,
        "valid_to_city" => -20,
        "invalid" => 80,
        _ => 0,
    };

    /// <summary>Along a great circle (haversine); null when either is not placed.</summary>
    public static double? Miles(AddressFacts? address, GeoIpFacts? ip)
    {
        if (address is not { Latitude: { } latitude, Longitude: { } longitude }
            || ip is not { Latitude: { } ipLatitude, Longitude: { } ipLongitude })
        {
            return null;
        }

        var (one, other) = (double.DegreesToRadians(latitude), double.DegreesToRadians(ipLatitude));
        var height = Math.Pow(Math.Sin((other - one) / 2), 2);
        var width = Math.Pow(Math.Sin(double.DegreesToRadians(ipLongitude - longitude) / 2), 2);
        var share = height + (Math.Cos(one) * Math.Cos(other) * width);
        return Math.Round(2 * EarthRadiusMiles * Math.Asin(Math.Sqrt(Math.Min(1, share))));
    }
}
