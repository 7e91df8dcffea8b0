using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Extraction;

/// <summary>What stands on the document, one entry per ID or DOCUMENT credential (contract 04 §7).</summary>
internal sealed class ExtractionCapability(ExtractionOptions options) : ICapability
{
    public string Name => CapabilityNames.Extraction;

    public IReadOnlyList<string> Needs { get; } = [FactKinds.Document];

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

        var fields = Trusted(fact.Value!);
        var findings = fact.Value!.Fields.Select(field => ToFinding(field, credential)).ToList();
        if (!HasMandatory(credential, fields))
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData) with
            {
                Findings = findings,
            };
        }

        return CapabilityOutcome.Of(input.Group, Decision.Passed, CommonLabels.Ok) with
        {
            Data = ExtractionData.From(fact.Value!.Class, credential, fields, input),
            Findings = findings,
        };
    }

    /// <summary>Values that two sources agree on, or that one source gave with enough confidence.</summary>
    private Dictionary<string, string> Trusted(DocumentFacts facts) => facts.Fields
        .Where(field => field.Agreeing.Count > 0 || field.Confidence >= options.MinConfidence)
        .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    /// <summary>
    /// Contract 04 §7.1, with one exception: expiryDate is mandatory only where the document carries one, since some
    /// national IDs never expire. DOCUMENT needs one of name, date of issue and address (§7.3).
    /// </summary>
    private static bool HasMandatory(CredentialView credential, Dictionary<string, string> fields)
    {
        if (credential.Category == CredentialCategory.Document)
        {
            return fields.ContainsKey(FieldNames.LastName) || fields.ContainsKey(FieldNames.FullName)
                || fields.ContainsKey(FieldNames.IssuingDate)
                || fields.Keys.Any(name => name.StartsWith("address.", StringComparison.Ordinal));
        }

        return fields.ContainsKey(FieldNames.LastName) && fields.ContainsKey(FieldNames.DateOfBirth)
            && fields.ContainsKey(FieldNames.DocumentNumber);
    }

    /// <summary>The piece says how the value was read, not the value: that stands in the data.</summary>
    private Finding ToFinding(DocumentField field, CredentialView credential) =>
        Finding.AtLeast(
            field.Name + ".confidence", Math.Round(field.Confidence, 3), options.MinConfidence, null,
            field.Source.ToString(), credential.Id) with
        {
            Met = field.Agreeing.Count > 0 || field.Confidence >= options.MinConfidence,
        };
}
