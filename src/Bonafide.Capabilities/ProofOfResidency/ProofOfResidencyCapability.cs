using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.ProofOfResidency;

/// <summary>Whether the person lives at the address, as registers know it (contract 04 §9, ruling 17).</summary>
internal sealed class ProofOfResidencyCapability : ICapability
{
    /// <summary>The nine countries of the seed's list.</summary>
    internal static readonly IReadOnlyList<string> Countries =
        ["AUS", "CAN", "FRA", "DEU", "ITA", "MEX", "ESP", "GBR", "USA"];

    public string Name => CapabilityNames.ProofOfResidency;

    public IReadOnlyList<string> Needs => [RecordFactKinds.Person.Name];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => ProofOfResidencyLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Inputs: a name and an address in one of the nine countries.
        var values = input.Subject.Values;
        var address = values.Address;
        string?[] required =
            [values.FirstName, values.LastName, address?.Line1, address?.City, address?.PostalCode, address?.Country];
        if (required.Any(string.IsNullOrWhiteSpace) || CountryCodes.ToAlpha3(address!.Country) is not { } country)
        {
            return CapabilityOutcome.Of(input.Group, Decision.Warning, CommonLabels.NotEnoughData) with { Data = [] };
        }

        if (!Countries.Contains(country))
        {
            return CapabilityOutcome.NotExecuted(input.Group, ProofOfResidencyLabels.UnsupportedCountry, HasData);
        }

        // 2. Records of people who may be the subject.
        var reading = SourceReading.Of(input.Facts, RecordFactKinds.Person);
        if (reading.State is SourceState.NotConfigured or SourceState.Failed)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        // 3. Of those who bear the name, the one whose address agrees most.
        var best = reading.Records
            .Select(r => (r.Source, Comparison: new SubjectComparison(values, r.Record)))
            .Where(c => c.Comparison.CompleteName)
            .OrderByDescending(c => c.Comparison.Address!.Grade)
            .ThenByDescending(c => c.Comparison.Address!.Pieces.Count(piece => piece.Met))
            .FirstOrDefault();
        return best.Comparison is null
            ? Outcome(input, Decision.Rejected, ProofOfResidencyLabels.Deny, "Person Not Found", new MatchReport())
            : JudgeAddress(input, best.Source, best.Comparison);
    }

    private static CapabilityOutcome JudgeAddress(
        CapabilityInput input, SourceAnswer source, SubjectComparison comparison)
    {
        var address = comparison.Address!;
        var report = new MatchReport().Explain(comparison.Pieces, source.Source);
        var (decision, label) = address.Grade switch
        {
            MatchGrade.Full => (Decision.Passed, CommonLabels.Ok),
            MatchGrade.Partial => (Decision.Warning, ProofOfResidencyLabels.Alert),
            _ => (Decision.Rejected, ProofOfResidencyLabels.Deny),
        };
        return Outcome(input, decision, label, Reason(address, input.Subject.Values.Address!), report);
    }

    /// <summary>The seed's words for what of the address was found, or was not.</summary>
    private static string Reason(AddressComparison address, Core.Subjects.AddressData given)
    {
        var line = StreetLine.Parse($"{given.Line1} {given.Line2}", CountryCodes.ToAlpha2(given.Country));
        return address switch
        {
            { PostalCode: false, City: not true } => "General Error",
            { Street: not true } => "Unknown Street",
            { Premise: false } => "Premise Number Invalid",
            { Unit: false } => "Sub Premise Number Invalid",
            { Premise: null } when line.Premise.Length == 0 && !line.NamesBox => "Premise Number Missing",
            { Grade: MatchGrade.Full } => "Premises Full",
            _ => "Thoroughfare Partial",
        };
    }

    private static CapabilityOutcome Outcome(
        CapabilityInput input, Decision decision, string label, string reason, MatchReport report) =>
        CapabilityOutcome.Of(input.Group, decision, label) with
        {
            Data = report.Add("reasonMessage", reason).Data,
            Findings = report.Findings,
        };
}
