using Bonafide.Contracts;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Addresses;
using Bonafide.Engine.Consent;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>Builds the details of an execution (contract 03 §3.2). Pure over what was read.</summary>
public sealed class DetailsReplies(ServiceAddresses addresses)
{
    public DetailsReply Build(RetrievedExecution execution)
    {
        var row = execution.Row;
        var settings = execution.Tenant.Settings;
        var isFinal = WireStatus.IsFinal(row);
        var references = execution.Stored.References();
        var consent = settings.ConsentInRetrieval ? execution.Stored.Request()?.Consent : null;
        return new DetailsReply
        {
            Workflow = new WorkflowReply
            {
                Id = row.Id.Value,
                Status = WireStatus.Of(row, settings),
                DefinitionKey = DefinitionKey(row),
                UserReference = references?.UserReference,
                CustomerInternalReference = references?.CustomerInternalReference,
                ReportingCriteria = settings.ReportingCriteriaInRetrieval ? references?.ReportingCriteria : null,
            },
            Account = new(row.Account.Value),
            CreatedAt = row.CreatedAt,
            StartedAt = row.StartedAt,
            CompletedAt = row.CompletedAt,
            WipedOutAt = row.WipedOutAt,
            Consent = consent is { Obtained: { } obtained } ? new(obtained, consent.ObtainedAt) : null,
            Credentials = [.. execution.Evidence.Credentials.Select(slot => Credential(execution, slot, consent))],
            Decision = isFinal && row.Decision is { } decision ? Decision(decision) : null,
            Steps = new(addresses.Steps(row.Account, row.Id)),
            Feedback = Feedback(execution.Feedback),
            CaptureClient = settings.CaptureClientInRetrieval ? CaptureClient(execution) : null,
            Capabilities = isFinal ? Capabilities(execution) : null,
        };
    }

    public static string DefinitionKey(ExecutionRow row) =>
        row.WorkflowKey.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static FeedbackReply? Feedback(FeedbackRow? row) =>
        row is null ? null : new(row.Status, row.Reason, row.At);

    internal static DecisionReply Decision(StoredDecision decision) => new()
    {
        Type = decision.Type.Wire(),
        Details = new(decision.Label),
        Risk = new(decision.ScoreHundredths / 100.0),
    };

    private RetrievedCredential Credential(RetrievedExecution execution, CredentialRow slot, UserConsent? consent)
    {
        var parts = execution.Evidence.Parts.Where(part => part.Credential == slot.Id).ToList();
        var mayDownload = slot.Category != CredentialCategory.FaceMap || execution.Tenant.Settings.AllowFaceMapDownload;
        return new RetrievedCredential
        {
            Id = slot.Id.Value,
            Category = slot.Category.Wire(),
            Label = execution.Stored.Label(slot),
            Parts = parts.Count == 0
                ? null
                : [.. InOrder(slot.Category, parts).Select(classifier => new RetrievedPart(
                    classifier,
                    Classifiers.IsSeries(classifier) && !mayDownload
                        ? null
                        : addresses.Part(execution.Row.Account, slot.Id, classifier)))],
            Consent = consent is null
                ? null
                : new(ConsentRules.IsGiven(consent, execution.Row.CreatedAt),
                    execution.Row.Channel is null or "API" ? "CUSTOMER" : "JUMIO"),
        };
    }

    /// <summary>The sides of a document in reading order, everything else by name.</summary>
    private static IEnumerable<string> InOrder(CredentialCategory category, List<PartRow> parts)
    {
        var order = category.UploadClassifiers();
        return parts.Select(part => part.Classifier).Distinct(StringComparer.Ordinal)
            .OrderBy(classifier => order.Contains(classifier, StringComparer.Ordinal)
                ? order.ToList().IndexOf(classifier)
                : order.Count)
            .ThenBy(classifier => classifier, StringComparer.Ordinal);
    }

    private static CaptureClientReply? CaptureClient(RetrievedExecution execution)
    {
        var parts = execution.Evidence.Parts;
        var last = parts.OrderBy(part => part.CreatedAt).LastOrDefault();
        var slot = execution.Evidence.Credentials.FirstOrDefault(one => one.Id == last?.Credential);
        return execution.Row.Channel is { } channel
            ? new(
                channel,
                slot?.Category.Wire(),
                [.. parts.Select(part => new CaptureReply(
                    part.Credential.Value, part.Classifier, part.CaptureMethod ?? "upload"))])
            : null;
    }

    /// <summary>
    /// Capabilities in the workflow's order. An execution that expired shows each of them as not executed.
    /// </summary>
    private Dictionary<string, IReadOnlyList<CapabilityEntry>> Capabilities(RetrievedExecution execution)
    {
        var opened = OpenedOutcome.Of(execution);
        var byName = new Dictionary<string, IReadOnlyList<CapabilityEntry>>(StringComparer.Ordinal);
        foreach (var name in execution.Workflow.Capabilities.Concat(opened.Select(one =>
            one.Row.Capability)).Distinct())
        {
            var entries = opened.Where(one => one.Row.Capability == name).Select(one => Entry(execution, one)).ToList();
            if (entries.Count > 0)
            {
                byName[name] = entries;
            }
        }

        return byName;
    }

    private CapabilityEntry Entry(RetrievedExecution execution, OpenedOutcome outcome) => new()
    {
        Id = outcome.Row.Id,
        ValidFaceMapForAuthentication = outcome.Body.ValidFaceMap is { } faceMap
            ? addresses.Part(execution.Row.Account, faceMap, Classifiers.FaceMap)
            : null,
        Credentials = [.. outcome.Body.Credentials.Select(credential => new CapabilityCredential(
            credential.Id.Value, credential.Category.Wire(), credential.Label))],
        Decision = new DecisionReply
        {
            Type = outcome.Row.Decision.Wire(),
            Details = new(outcome.Row.Label),
        },
        Data = outcome.Body.Data,
    };
}
