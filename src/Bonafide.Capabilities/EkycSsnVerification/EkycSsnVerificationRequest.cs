using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.EkycSsnVerification;

/// <summary>
/// The inputs of the signal (seed, SSN Verification). The second address line is taken where there is one.
/// </summary>
/// <param name="Ssn">Canonical number of nine digits, or four.</param>
/// <param name="Check">What its structure says.</param>
internal sealed record EkycSsnVerificationRequest(string Ssn, NumberCheck Check)
{
    public bool IsLastFour => Ssn.Length == 4;

    /// <summary>The request, or the label of what is missing or malformed.</summary>
    public static (EkycSsnVerificationRequest? Request, string? Label) From(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var address = values.Address;
        string?[] required =
        [
            values.FirstName, values.LastName, values.SocialSecurityNumber, address?.Line1, address?.City,
            address?.PostalCode, address?.SubdivisionOrState, address?.Country,
        ];
        if (required.Any(string.IsNullOrWhiteSpace))
        {
            return (null, CommonLabels.NotEnoughData);
        }

        var digits = values.SocialSecurityNumber!.Count(char.IsAsciiDigit);
        var check = digits == 4
            ? Core.Identity.Numbers.Ssn.CheckLastFour(values.SocialSecurityNumber)
            : Core.Identity.Numbers.Ssn.Check(values.SocialSecurityNumber);
        return check.Verdict == NumberVerdict.Malformed
            || CountryCodes.ToAlpha3(address!.Country) != "USA"
            || SubjectDates.IsMalformedBirth(values, input.Now)
                ? (null, CommonLabels.PreconditionNotFulfilled)
                : (new EkycSsnVerificationRequest(check.Canonical!, check), null);
    }
}
