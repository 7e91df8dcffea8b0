using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.BraCpfValidation;

/// <summary>Holds a CPF number against the taxpayer register (contract 04 §9, rulings 10 and 12).</summary>
internal sealed class BraCpfValidationCapability : ICapability
{
    /// <summary>What the register calls a number in good standing; anything else is a warning.</summary>
    private static readonly string[] RegularStatus = ["REGULAR", "ACTIVE", "VALID"];

    public string Name => CapabilityNames.BraCpfValidation;

    public IReadOnlyList<string> Needs => [RecordFactKinds.Cpf.Name];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => BraCpfValidationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Inputs: a CPF, a name, Brazil.
        var request = BraCpfValidationRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.NotEnoughData, HasData);
        }

        // 2. Arithmetic refutes a number without asking anybody.
        var report = new MatchReport();
        if (!request.Cpf.IsPlausible)
        {
            report.Note("cpfStructure", request.Cpf.Verdict.ToString(), false, "algorithm");
            return Outcome(input, Decision.Rejected, BraCpfValidationLabels.Deny, report.Add("cpfMatch", false));
        }

        // 3. Only a record can confirm it.
        var reading = SourceReading.Of(input.Facts, RecordFactKinds.Cpf);
        return reading.State switch
        {
            SourceState.Found => JudgeRecord(input, request, reading),
            SourceState.NotFound => Outcome(
                input, Decision.Rejected, BraCpfValidationLabels.Deny, report.Add("cpfMatch", false)),
            _ => CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData),
        };
    }

    private static CapabilityOutcome JudgeRecord(
        CapabilityInput input, BraCpfValidationRequest request, SourceReading reading)
    {
        var (source, record) = reading.Records[0];
        var comparison = new SubjectComparison(input.Subject.Values, record);
        var found = Cpf.Check(record[RecordFields.IdNumber]).Canonical == request.Cpf.Canonical;
        var report = new MatchReport()
            .Add("nameMatch", comparison.ExactName, source.Source)
            .Add("cpfMatch", found, source.Source)
            .Add("dateOfBirthMatch", comparison.BirthDate, source.Source)
            .Explain(comparison.Pieces, source.Source);

        // A deceased holder, or a record of another number, is no match whatever else agrees (ruling 10).
        if (!found || record.IsTrue(RecordFields.Deceased))
        {
            report.Note("deceased", record.IsTrue(RecordFields.Deceased) ? "true" : "false", false, source.Source);
            return Outcome(input, Decision.Rejected, BraCpfValidationLabels.Deny, report);
        }

        var status = record[RecordFields.Status];
        var regular = status is null || RegularStatus.Contains(status.Trim().ToUpperInvariant());
        report.Note("status", status ?? "unknown", regular, source.Source);
        return comparison.ExactName && comparison.BirthDate != false && regular
            ? Outcome(input, Decision.Passed, CommonLabels.Ok, report)
            : Outcome(input, Decision.Warning, BraCpfValidationLabels.Alert, report);
    }

    private static CapabilityOutcome Outcome(
        CapabilityInput input, Decision decision, string label, MatchReport report) =>
        CapabilityOutcome.Of(input.Group, decision, label) with { Data = report.Data, Findings = report.Findings };
}
