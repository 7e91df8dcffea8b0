using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.DrivingLicenseVerification;

/// <summary>Holds a US driving licence, permit or ID card against motor-vehicle records (ruling 15).</summary>
internal sealed class DrivingLicenseVerificationCapability : ICapability
{
    public string Name => CapabilityNames.DrivingLicenseVerification;

    public IReadOnlyList<string> Needs => [RecordFactKinds.Licence.Name];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => DrivingLicenseVerificationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Inputs, country and state.
        var (request, label) = DrivingLicenseVerificationRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, label!, HasData);
        }

        // 2. A number that the state never writes is refuted without asking anybody.
        var number = input.Subject.Values.Id!.IdNumber!;
        var report = new MatchReport();
        if (!UsLicenceFormats.Fits(request.State, number))
        {
            report.Note("licenceNumberFormat", request.State, false, "algorithm").Add("idNumberMatch", false);
            return Outcome(input, Decision.Rejected, DrivingLicenseVerificationLabels.Deny, report);
        }

        // 3. Records under the number.
        var reading = SourceReading.Of(input.Facts, RecordFactKinds.Licence);
        if (reading.State is SourceState.NotConfigured or SourceState.Failed)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        var found = reading.Records
            .Select(r => (r.Source, Comparison: new SubjectComparison(input.Subject.Values, r.Record)))
            .FirstOrDefault(c => c.Comparison.Same(number, RecordFields.IdNumber) == true);
        return found.Comparison is null
            ? Outcome(
                input, Decision.Rejected, DrivingLicenseVerificationLabels.Deny, report.Add("idNumberMatch", false))
            : JudgeRecord(input, found.Source, found.Comparison, report);
    }

    private static CapabilityOutcome JudgeRecord(
        CapabilityInput input, SourceAnswer source, SubjectComparison comparison, MatchReport report)
    {
        var values = input.Subject.Values;
        var address = comparison.Address!;
        var line2 = string.IsNullOrWhiteSpace(values.Address!.Line2) ? (bool?)null : address.Line2 == true;
        var by = source.Source;
        report.Add("nameMatch", comparison.FirstName == true && comparison.LastName == true, by)
            .Add("firstNameMatch", comparison.FirstName, by)
            .Add("lastNameMatch", comparison.LastName, by)
            .Add("middleNameMatch", comparison.MiddleName, by)
            .Add("addressMatch", address.Grade == MatchGrade.Full && line2 != false, by)
            .Add("addressLine1Match", address.Line1, by)
            .Add("addressLine2Match", line2, by)
            .Add("cityMatch", address.City == true, by)
            .Add("stateMatch", address.Subdivision == true, by)
            .Add("zipCodeMatch", address.PostalCode == true, by)
            .Add("dobMatch", comparison.BirthDate, by)
            .Add("idNumberMatch", true, by)
            .Add("expiryDateMatch", comparison.SameDay(values.Id!.ExpiryDate, RecordFields.ExpiryDate), by)
            .Add("issuingDateMatch", comparison.SameDay(values.Id!.IssuingDate, RecordFields.IssuingDate), by)
            .Explain(comparison.Pieces, by);

        // 4. Every field that was given must agree (ruling 15).
        var all = report.Data.All(field => field.Value!.GetValue<string>() == MatchReport.Match);
        return all
            ? Outcome(input, Decision.Passed, CommonLabels.Ok, report)
            : Outcome(input, Decision.Warning, DrivingLicenseVerificationLabels.Alert, report);
    }

    private static CapabilityOutcome Outcome(
        CapabilityInput input, Decision decision, string label, MatchReport report) =>
        CapabilityOutcome.Of(input.Group, decision, label) with { Data = report.Data, Findings = report.Findings };
}
