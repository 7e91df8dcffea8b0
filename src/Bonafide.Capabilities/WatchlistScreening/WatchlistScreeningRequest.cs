using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Screening;

namespace Bonafide.Capabilities.WatchlistScreening;

/// <summary>The input of the judgement: the person and what the search brought, or the label that says what is
/// missing.</summary>
internal sealed record WatchlistScreeningRequest(ScreeningSubject Subject, WatchlistFacts Search)
{
    public static (WatchlistScreeningRequest? Request, string? Label) From(CapabilityInput input)
    {
        var (subject, problem) = ScreeningSubject.Read(input.Subject.Values, input.Now);
        if (subject is null)
        {
            return (null, problem == ScreeningProblem.Malformed ? CommonLabels.ValidationFailed : Missing(input));
        }

        var search = input.Facts.Read(WatchlistFacts.Kind);
        return search switch
        {
            { IsKnown: true } => (new(subject, search.Value!), null),
            { Status: FactStatus.NotConfigured } => (null, WatchlistScreeningLabels.InvalidMerchantSettings),
            _ => (null, CommonLabels.TechnicalError),
        };
    }

    /// <summary>Without a name: nothing was prepared, and the ID was not uploaded, or not read.</summary>
    private static string Missing(CapabilityInput input)
    {
        var ids = input.Execution.Of(CredentialCategory.Id).ToList();
        return input.Subject.HasPreparedData || input.Subject.Extracted is not null || ids.Count == 0
            ? CommonLabels.NotEnoughData
            : ids.Exists(id => id.Parts.Count > 0) ? WatchlistScreeningLabels.ExtractionNotDone
            : WatchlistScreeningLabels.NoValidIdCredential;
    }
}
