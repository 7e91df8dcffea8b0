using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.DrivingLicenseVerification;

/// <summary>The inputs of the check (seed, Department of Motor Vehicles Check).</summary>
/// <param name="State">Two letters.</param>
internal sealed record DrivingLicenseVerificationRequest(string State)
{
    private static readonly string[] Types = ["DRIVING_LICENSE", "PERMIT", "ID_CARD"];

    /// <summary>The request, or the label of what is missing, malformed or not supported.</summary>
    public static (DrivingLicenseVerificationRequest? Request, string? Label) From(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var address = values.Address;
        var id = values.Id;
        string?[] required =
        [
            values.FirstName, values.LastName, values.DateOfBirth, address?.Line1, address?.City, address?.PostalCode,
            address?.SubdivisionOrState, address?.Country, id?.IdNumber, id?.IssuingDate, id?.ExpiryDate, id?.Type,
        ];

        // Country and state come first: a licence of another country lacks fields for good reasons.
        var country = CountryCodes.ToAlpha3(address?.Country);
        if (country is not null && country != "USA")
        {
            return (null, DrivingLicenseVerificationLabels.UnsupportedCountry);
        }

        var state = Subdivisions.Canonical("US", address?.SubdivisionOrState)?.ToUpperInvariant();
        if (country == "USA" && state is not null && Subdivisions.IsUsState(state)
            && !UsLicenceFormats.States.Contains(state))
        {
            return (null, DrivingLicenseVerificationLabels.UnsupportedState);
        }

        if (required.Any(string.IsNullOrWhiteSpace))
        {
            return (null, CommonLabels.PreconditionNotFulfilled);
        }

        var malformed = country is null || !UsLicenceFormats.States.Contains(state!) || !Types.Contains(id!.Type)
            || SubjectDates.IsMalformedBirth(values, input.Now) || SubjectDates.Read(id!.IssuingDate) is not { } issued
            || SubjectDates.Read(id!.ExpiryDate) is not { } expires || expires < issued;
        return malformed
            ? (null, CommonLabels.ValidationFailed)
            : (new DrivingLicenseVerificationRequest(state!), null);
    }
}
