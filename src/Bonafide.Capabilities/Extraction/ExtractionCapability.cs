using Bonafide.Core.Capabilities;
using Bonafide.Core.Documents;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Extraction;

/// <summary>What stands on the document, one entry per ID or DOCUMENT credential (contract 04 §7).</summary>
internal sealed class ExtractionCapability : ICapability
{
    public string Name => CapabilityNames.Extraction;

    public IReadOnlyList<string> Needs { get; } = [FactKinds.Document, ChipFacts.Kind.Name];

    /// <summary>A chip adds to what is read; without one there is the photo.</summary>
    public IReadOnlyList<string> Requires { get; } = [FactKinds.Document];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => ExtractionLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) =>
        [.. execution.Credentials
            .Where(credential => credential.Category is CredentialCategory.Id or CredentialCategory.Document)
            .Select(credential => CredentialGroup.Of(credential))];

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        var credential = input.Group.Credentials[0];
        if (credential.Parts.Count == 0)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.PreconditionNotFulfilled, HasData);
        }

        var fact = input.Facts.Read(DocumentFactsKind.Kind, credential.Id);
        if (!fact.IsKnown)
        {
            var label = fact.Status == FactStatus.NoInput
                ? CommonLabels.PreconditionNotFulfilled
                : CommonLabels.TechnicalError;
            return CapabilityOutcome.NotExecuted(input.Group, label, HasData);
        }

        var findings = fact.Value!.Fields.Select(field => ToFinding(field, credential)).ToList();
        if (MandatoryFields.Missing(credential.Category, fact.Value).Count > 0)
        {
            // The image is at fault and usability says so; nothing of ours failed.
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.PreconditionNotFulfilled, HasData) with
            {
                Findings = findings,
            };
        }

        var fields = fact.Value.Fields.Where(field => field.IsSure)
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        return CapabilityOutcome.Of(input.Group, Decision.Passed, CommonLabels.Ok) with
        {
            Data = ExtractionData.From(fact.Value.Class, credential, fields, input),
            Findings = findings,
        };
    }

    /// <summary>The piece says how the value was read, not the value: that stands in the data.</summary>
    private static Finding ToFinding(DocumentField field, CredentialView credential) =>
        Finding.AtLeast(
            field.Name + ".confidence", Math.Round(field.Confidence, 3), DocumentField.LeastConfidence, null,
            field.Source.ToString(), credential.Id) with
        {
            Met = field.IsSure,
        };
}
