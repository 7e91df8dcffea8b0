using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.DataChecks;

/// <summary>
/// Do the data of the document agree with each other, with the rules and with what is known (contract 04 §3)?
/// </summary>
internal sealed class DataChecksCapability(DataChecksOptions options) : ICapability
{
    public string Name => CapabilityNames.DataChecks;

    public IReadOnlyList<string> Needs { get; } =
        [FactKinds.Document, FactKinds.DocumentHistory, FactKinds.FaceSearch, ChipFacts.Kind.Name];

    /// <summary>A face known under other data is one check among many.</summary>
    public IReadOnlyList<string> Requires { get; } = [FactKinds.Document, FactKinds.DocumentHistory];

    public bool HasData => false;

    public IReadOnlyList<LabelDefinition> Labels => DataChecksLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) =>
        [.. execution.Of(CredentialCategory.Id).Select(credential => CredentialGroup.Of(credential))];

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        var credential = input.Group.Credentials[0];
        if (credential.Parts.Count == 0)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.PreconditionNotFulfilled, HasData);
        }

        var document = input.Facts.Read(DocumentFactsKind.Kind, credential.Id);
        var history = input.Facts.Read(DocumentHistoryFacts.Kind, credential.Id);
        var chip = credential.Chip is null ? default : input.Facts.Read(ChipFacts.Kind, credential.Id);
        if (!document.IsKnown || !history.IsKnown || (credential.Chip is not null && !chip.IsKnown))
        {
            var label = document.Status == FactStatus.NoInput
                ? CommonLabels.PreconditionNotFulfilled
                : CommonLabels.TechnicalError;
            return CapabilityOutcome.NotExecuted(input.Group, label, HasData);
        }

        var findings = new List<Finding>();
        var reading = new ReadingChecks(options, document.Value!, credential.Id, findings);
        var electronic = new ChipChecks(chip.Value, document.Value!, credential.Id, findings);
        var past = new HistoryChecks(options, history.Value!, credential.Id, findings);
        (Decision Decision, string? Label)[] answers =
        [
            (Decision.Rejected, past.MarkedFraud()),
            (Decision.Rejected, electronic.Broken()),
            (Decision.Rejected, electronic.Contradictions()),
            (Decision.Rejected, reading.CheckDigits()),
            (Decision.Rejected, reading.Contradictions()),
            (Decision.Rejected, RepeatedFace(input, findings)),
            (Decision.Warning, reading.Unreadable()),
            (Decision.Warning, electronic.Unreadable()),
            (Decision.Warning, electronic.UncertainContradictions()),
            (Decision.Warning, reading.UncertainContradictions()),
            (Decision.Warning, reading.Format(input.Now)),
            (Decision.Warning, past.SameNumber()),
            (Decision.Warning, reading.Expiry(input.Now, input.Execution.Settings.ExpiryWarningDays)),
        ];
        if (past.MarkedNotFraud())
        {
            return CapabilityOutcome.Of(input.Group, Decision.Passed, CommonLabels.Ok) with { Findings = findings };
        }

        var (decision, found) = answers.FirstOrDefault(answer => answer.Label is not null);
        return (found is null
            ? CapabilityOutcome.Of(input.Group, Decision.Passed, CommonLabels.Ok)
            : CapabilityOutcome.Of(input.Group, decision, found)) with
        {
            Findings = findings,
        };
    }

    /// <summary>
    /// Ruling 8f: a face alone never rejects. It takes another account, the stricter distance, evidence that supports
    /// the limit at this gallery's size, and data that contradict.
    /// </summary>
    private static string? RepeatedFace(CapabilityInput input, List<Finding> findings)
    {
        var search = input.Facts.Read(FaceSearchFacts.Kind);
        if (!search.IsKnown || !search.Value!.LimitIsSupported)
        {
            return null;
        }

        var known = search.Value.Hits.Count(hit =>
            !hit.SameAccount && hit.WithinStrictLimit && hit.DataContradicts == true);
        if (known == 0)
        {
            return null;
        }

        findings.Add(Finding.AtMost("faceUnderOtherData", known, 0, "executions", "faceSearch"));
        return DataChecksLabels.RepeatedFaceOtherData;
    }
}
