using Bonafide.Core.Capabilities;
using Bonafide.Core.Contact;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.EmailVerification;

/// <summary>
/// The input of the judgement, read from the facts: either all of it, or the label that says what is missing.
/// </summary>
internal sealed record EmailVerificationRequest(EmailFacts Email, SightingHistory? History, DateTimeOffset Now)
{
    public static (EmailVerificationRequest? Request, string? Label) From(CapabilityInput input)
    {
        var read = input.Facts.Read(EmailFacts.Kind);
        if (read.Status == FactStatus.NoInput)
        {
            return (null, CommonLabels.PreconditionNotFulfilled);
        }

        if (!read.IsKnown)
        {
            return (null, CommonLabels.TechnicalError);
        }

        return read.Value! switch
        {
            { Problem: EmailProblem.Empty } => (null, CommonLabels.PreconditionNotFulfilled),
            { Problem: not EmailProblem.None } => (null, CommonLabels.BadRequest),
            { IsAccessDenied: true } => (null, CommonLabels.PermissionDenied),
            var email => (new(email, email.SandboxHistory ?? HistoryOf(input.Facts), input.Now), null),
        };
    }

    private static SightingHistory? HistoryOf(FactSet facts) =>
        facts.Read(HistoryFacts.Kind).Value?.Find(Bonafide.Core.Sightings.SubjectElement.Email)?.Sightings;
}
