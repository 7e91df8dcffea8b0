using Bonafide.Core.Capabilities;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.BiometricVerification;

/// <summary>The inputs of each country.</summary>
internal static class BiometricVerificationRequest
{
    /// <summary>The label of a missing or malformed input; null when the check can run.</summary>
    internal static string? Problem(CapabilityInput input, GovernmentCheck check)
    {
        var values = input.Subject.Values;
        return check switch
        {
            GovernmentCheck.Argentina => Argentina(values),
            GovernmentCheck.Brazil => SubjectNumbers.Cpf(input) switch
            {
                { Verdict: NumberVerdict.Missing } => CommonLabels.PreconditionNotFulfilled,
                { IsPlausible: false } => CommonLabels.BadRequest,
                _ => null,
            },
            GovernmentCheck.MexicoIneData or GovernmentCheck.MexicoIneList or GovernmentCheck.MexicoCurp =>
                Mexico(values.Ine),
            _ => CommonLabels.PreconditionNotFulfilled,
        };
    }

    private static string? Argentina(Core.Subjects.PreparedData values)
    {
        string?[] required = [values.FirstName, values.LastName, values.Sex, SubjectNumbers.National(values)];
        if (required.Any(string.IsNullOrWhiteSpace))
        {
            return CommonLabels.PreconditionNotFulfilled;
        }

        return Sexes.Read(values.Sex) is null || !Dni.Check(SubjectNumbers.National(values)).IsPlausible
            ? CommonLabels.BadRequest
            : null;
    }

    private static string? Mexico(Core.Subjects.IneData? ine)
    {
        string?[] required = [ine?.Ocr, ine?.IssuingNumber, ine?.ElectorKey];
        if (required.Any(string.IsNullOrWhiteSpace))
        {
            return CommonLabels.NotEnoughData;
        }

        return IneNumbers.CheckOcr(ine!.Ocr).Canonical is null || ElectorKey.Check(ine.ElectorKey).Canonical is null
            || IneNumbers.CheckIssuingNumber(ine.IssuingNumber).Canonical is null
                ? CommonLabels.BadRequest
                : null;
    }
}
