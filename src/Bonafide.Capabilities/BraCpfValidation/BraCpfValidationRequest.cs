using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.BraCpfValidation;

/// <summary>The inputs of the check (seed, Brazilian CPF Number Check).</summary>
internal sealed record BraCpfValidationRequest(NumberCheck Cpf)
{
    /// <summary>
    /// Null when the CPF or both names are missing, the number is none, or the country is not Brazil.
    /// </summary>
    public static BraCpfValidationRequest? From(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var cpf = SubjectNumbers.Cpf(input);
        var named = !string.IsNullOrWhiteSpace(values.FirstName) || !string.IsNullOrWhiteSpace(values.LastName);
        return named
            && cpf.Verdict is not (NumberVerdict.Missing or NumberVerdict.Malformed)
            && CountryCodes.ToAlpha3(values.Address?.Country) == "BRA"
            && !SubjectDates.IsMalformedBirth(values, input.Now)
                ? new BraCpfValidationRequest(cpf)
                : null;
    }
}
