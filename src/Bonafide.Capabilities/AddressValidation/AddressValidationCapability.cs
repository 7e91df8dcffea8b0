using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.AddressValidation;

/// <summary>Judges whether an address exists, as far as the reference data can know (ruling 16).</summary>
internal sealed class AddressValidationCapability : ICapability
{
    public string Name => CapabilityNames.AddressValidation;

    public IReadOnlyList<string> Needs => [FactKinds.Address];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => AddressValidationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Without the mandatory parts, a supported country and reference data, there is nothing to judge.
        var (request, decision, label) = AddressValidationRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.Of(input.Group, decision, label!) with { Data = [] };
        }

        // 2. The level that the parts reach, never above the country's own.
        var facts = request.Address;
        var highest = request.Levels.Verification;
        var level = (AddressLevel)Math.Min((int)AddressLevels.Of(facts), highest);
        var isFull = AddressLevels.IsFull(facts, level, highest);

        // 3. The highest level passes; what is verified to town and postal code warns; the rest is denied (ruling 16).
        (decision, label) = isFull ? (Decision.Passed, AddressValidationLabels.Ok)
            : level >= AddressLevel.Locality ? (Decision.Warning, AddressValidationLabels.Alert)
            : (Decision.Rejected, AddressValidationLabels.Deny);
        string?[] messages =
        [
            .. AddressMessages.Changes(facts), .. AddressMessages.Errors(facts, level),
            AddressMessages.Verification(level, isFull),
            AddressMessages.Geocode(facts.Geocode, request.Levels.Geocoding),
        ];
        return CapabilityOutcome.Of(input.Group, decision, label) with
        {
            Data = new() { ["reasonMessage"] = string.Join(',', messages.OfType<string>()) },
            Findings =
            [
                Finding.AtLeast("verificationLevel", (int)level, highest),
                .. Parts(facts),
            ],
        };
    }

    /// <summary>Each comparison with the reference data; what was not asked speaks neither way.</summary>
    private static IEnumerable<Finding> Parts(AddressFacts facts)
    {
        (string Name, AddressPart Part)[] parts =
        [
            ("subdivision", facts.Subdivision), ("locality", facts.Locality), ("postalCode", facts.PostalCode),
            ("thoroughfare", facts.Thoroughfare), ("premise", facts.Premise), ("subPremise", facts.SubPremise),
            ("box", facts.Box),
        ];
        foreach (var (name, part) in parts)
        {
            bool? met = part.State is PartState.NotAsked or PartState.NotNeeded ? null : part.IsFound;
            yield return new(name, part.State.ToString(), Met: met, Source: part.Source);
            if (part.Likeness is { } likeness)
            {
                yield return new(
                    name + "Likeness", likeness.ToString("0.###", CultureInfo.InvariantCulture), Source: part.Source);
            }
        }
    }
}
