using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.EkycCheck;

/// <summary>The inputs of the signal (seed, eKYC Checks).</summary>
/// <param name="Country">What the country offers.</param>
/// <param name="Sources">How many different sources must agree: 1 for 1+1, 2 for 2+2.</param>
internal sealed record EkycCheckRequest(EkycCountry Country, int Sources)
{
    public string SearchType => Sources == 1 ? "1+1" : "2+2";

    /// <summary>The request, or the label of what is missing, malformed or not supported.</summary>
    public static (EkycCheckRequest? Request, string? Label) From(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var address = values.Address;
        string?[] required =
            [values.FirstName, values.LastName, address?.Line1, address?.City, address?.PostalCode, address?.Country];
        if (required.Any(string.IsNullOrWhiteSpace))
        {
            return (null, CommonLabels.NotEnoughData);
        }

        int? sources = input.Execution.Options.EkycSearchType switch
        {
            "one" => 1,
            "two" => 2,
            _ => null,
        };
        return CountryCodes.ToAlpha3(address!.Country) is { } code
            && EkycCountries.All.TryGetValue(code, out var country)
            && sources is { } count && (count == 1 || country.TwoPlusTwo)
            && !SubjectDates.IsMalformedBirth(values, input.Now)
                ? (new EkycCheckRequest(country, count), null)
                : (null, CommonLabels.ValidationFailed);
    }
}
