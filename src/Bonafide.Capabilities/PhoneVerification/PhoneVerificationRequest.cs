using Bonafide.Core.Capabilities;
using Bonafide.Core.Contact;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>
/// The input of the judgement, read from the facts: either all of it, or the label that says what is missing.
/// </summary>
/// <param name="Traffic">Null for a number that the plan does not have: such a number has no history to judge.</param>
internal sealed record PhoneVerificationRequest(PhoneFacts Phone, PhoneTraffic? Traffic, DateTimeOffset Now)
{
    public static (PhoneVerificationRequest? Request, string? Label) From(CapabilityInput input)
    {
        var read = input.Facts.Read(PhoneFacts.Kind);
        if (read.Status == FactStatus.NoInput)
        {
            return (null, CommonLabels.PreconditionNotFulfilled);
        }

        if (!read.IsKnown)
        {
            return (null, CommonLabels.TechnicalError);
        }

        var phone = read.Value!;
        if (phone.Problem != PhoneProblem.None)
        {
            return (null, phone.Problem == PhoneProblem.Empty
                ? CommonLabels.PreconditionNotFulfilled
                : CommonLabels.BadRequest);
        }

        if (phone.IsAccessDenied)
        {
            return (null, CommonLabels.PermissionDenied);
        }

        // Without history the risk of a number that exists is not known, and what is not known does not pass.
        var traffic = phone.SandboxTraffic ?? TrafficOf(input.Facts);
        return traffic is null && phone.IsValid
            ? (null, CommonLabels.TechnicalError)
            : (new(phone, traffic, input.Now), null);
    }

    private static PhoneTraffic? TrafficOf(FactSet facts)
    {
        var history = facts.Read(HistoryFacts.Kind).Value;
        var range = history?.Find(SubjectElement.PhoneRange);
        return history?.Find(SubjectElement.PhoneNumber) is { } number
            ? new(number.Sightings, range?.Sightings ?? new())
            : null;
    }
}
