using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;

namespace Bonafide.Capabilities.AddressValidation;

/// <summary>The input of the judgement, or the decision and label that say why there is none.</summary>
internal sealed record AddressValidationRequest(AddressFacts Address, CountryLevels Levels)
{
    public static (AddressValidationRequest? Request, Decision Decision, string? Label) From(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var country = CountryCodes.ToAlpha2(values.Address?.Country?.Trim());
        if (country is null || string.IsNullOrWhiteSpace(values.Address!.City) || !HasNumber(values))
        {
            return (null, Decision.Warning, CommonLabels.NotEnoughData);
        }

        if (!AddressCountries.All.TryGetValue(country, out var levels))
        {
            return (null, Decision.NotExecuted, AddressValidationLabels.UnsupportedCountry);
        }

        var read = input.Facts.Read(AddressFacts.Kind);
        if (!read.IsKnown)
        {
            return (null, Decision.NotExecuted, CommonLabels.TechnicalError);
        }

        // What the country's own addresses do not have, nobody can give.
        return (read.Value!.UsesPostalCode && string.IsNullOrWhiteSpace(values.Address.PostalCode))
            || (read.Value.UsesSubdivision && string.IsNullOrWhiteSpace(values.Address.SubdivisionOrState))
                ? (null, Decision.Warning, CommonLabels.NotEnoughData)
                : (new(read.Value, levels), default, null);
    }

    private static bool HasNumber(PreparedData values) =>
        new[] { values.SocialSecurityNumber, values.PersonalNumber, values.Id?.IdNumber }
            .Any(number => !string.IsNullOrWhiteSpace(number));
}
