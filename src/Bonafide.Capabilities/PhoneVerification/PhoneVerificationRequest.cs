using Bonafide.Core.Capabilities;
using Bonafide.Core.Contact;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>
/// The input of the judgement, read from the facts: either all of it, or the label that says what is missing.
/// </summary>
/// <param name="Traffic">Null for a number that the plan does not have: such a number has no history to judge.</param>
/// <param name="Others">What of the traffic is other tenants'; null where none was counted.</param>
internal sealed record PhoneVerificationRequest(
    PhoneFacts Phone, PhoneTraffic? Traffic, SharedTraffic? Others, DateTimeOffset Now)
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
        var (traffic, others) = phone.SandboxTraffic is { } made ? (made, null) : TrafficOf(input.Facts);
        return traffic is null && phone.IsValid
            ? (null, CommonLabels.TechnicalError)
            : (new(phone, traffic, others, input.Now), null);
    }

    private static (PhoneTraffic? Traffic, SharedTraffic? Others) TrafficOf(FactSet facts)
    {
        var history = facts.Read(HistoryFacts.Kind).Value;
        var range = history?.Find(SubjectElement.PhoneRange);
        return history?.Find(SubjectElement.PhoneNumber) is { } number
            ? (new(Together(number), Together(range)), number.OtherTenants is { } others
                ? new(others.Hits, range?.OtherTenants?.Hits)
                : null)
            : (null, null);
    }

    private static SightingHistory Together(ElementHistory? element) =>
        element?.Sightings.With(element.OtherTenants) ?? new();
}

/// <summary>Sightings of other tenants that were counted.</summary>
/// <param name="OfRange">Null for a number too short to stand in a range.</param>
internal sealed record SharedTraffic(long OfNumber, long? OfRange);
