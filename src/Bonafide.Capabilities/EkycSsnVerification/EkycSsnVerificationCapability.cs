using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.EkycSsnVerification;

/// <summary>Whether name, address and Social Security number belong together (contract 04 §9, ruling 19).</summary>
internal sealed class EkycSsnVerificationCapability : ICapability
{
    /// <summary>Of a telephone number of the United States.</summary>
    private const int NationalDigits = 10;

    public string Name => CapabilityNames.EkycSsnVerification;

    public IReadOnlyList<string> Needs => [RecordFactKinds.Ssn.Name, SsnIssueFacts.Kind.Name];

    /// <summary>Issue periods refine the answer where lists were imported; the records alone can give it.</summary>
    public IReadOnlyList<string> Requires => [RecordFactKinds.Ssn.Name];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => EkycSsnVerificationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Inputs.
        var (request, label) = EkycSsnVerificationRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, label!, HasData);
        }

        // 2. A number that was never given out is refuted without asking anybody.
        var report = new MatchReport();
        if (!request.Check.IsPlausible)
        {
            report.Note("ssnStructure", request.Check.Verdict.ToString(), false, "algorithm");
            return Outcome(input, Decision.Rejected, EkycSsnVerificationLabels.HighRisk,
                report.AddGrade("ssnMatch", MatchGrade.No));
        }

        // 3. Records under the number; a four-digit one was found by name and address, so its end must agree.
        var reading = SourceReading.Of(input.Facts, RecordFactKinds.Ssn);
        var records = reading.Records.Where(r => Matches(request, r.Record)).ToList();
        if (reading.State is SourceState.NotConfigured or SourceState.Failed)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        if (records.Count == 0)
        {
            return Outcome(input, Decision.Rejected, EkycSsnVerificationLabels.HighRisk,
                report.AddGrade("ssnMatch", MatchGrade.No));
        }

        return JudgeRecords(input, request, records, report);
    }

    private static CapabilityOutcome JudgeRecords(
        CapabilityInput input, EkycSsnVerificationRequest request,
        List<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report)
    {
        // 4. The record that says most in favour stands for the person; death and issue hold for the number itself.
        var compared = records.Select(
            r => (r.Source, Comparison: new SubjectComparison(input.Subject.Values, r.Record)))
            .OrderByDescending(c => c.Comparison.NameGrade).ThenByDescending(c => c.Comparison.Address?.Grade)
            .ThenByDescending(c => c.Comparison.Name.Complete).ToList();
        var (source, best) = compared[0];
        var name = best.NameGrade;
        var address = best.Address?.Grade ?? MatchGrade.No;
        var nameToAddress = name == MatchGrade.Full ? address : MatchGrade.No;
        var deceased = records.Any(r => r.Record.IsTrue(RecordFields.Deceased));
        var issuedBefore = IssuedBeforeBirth(input);

        report.AddGrade("addressMatch", address, source.Source)
            .AddGrade("nameMatchToSsn", name, source.Source)
            .AddGrade("nameMatchToAddress", nameToAddress, source.Source)
            .AddGrade("phoneMatch", Phone(best), source.Source)
            .AddGrade("ssnMatch", request.IsLastFour ? MatchGrade.Partial : MatchGrade.Full, source.Source)
            .AddGrade("dateOfBirthMatch", Birth(best), source.Source)
            .Explain(best.Pieces, source.Source)
            .Note("isDeceased", deceased ? "true" : "false", !deceased, source.Source);
        report.Data["isDeceased"] = deceased;
        if (issuedBefore is { } known)
        {
            report.Note("isSSNIssuedPriorYOB", known ? "true" : "false", !known, "issue lists");
            report.Data["isSSNIssuedPriorYOB"] = known;
        }

        // 5. Ruling 19.
        if (name == MatchGrade.No || deceased || issuedBefore == true)
        {
            return Outcome(input, Decision.Rejected, EkycSsnVerificationLabels.HighRisk, report);
        }

        return name == MatchGrade.Full && address == MatchGrade.Full
            ? Outcome(input, Decision.Passed, EkycSsnVerificationLabels.LowRisk, report)
            : Outcome(input, Decision.Warning, EkycSsnVerificationLabels.MediumRisk, report);
    }

    private static bool Matches(EkycSsnVerificationRequest request, SourceRecord record)
    {
        var number = string.Concat((record[RecordFields.IdNumber] ?? string.Empty).Where(char.IsAsciiDigit));
        return request.IsLastFour ? number.EndsWith(request.Ssn, StringComparison.Ordinal) : number == request.Ssn;
    }

    /// <summary>Null where no imported list says when the number was issued, or no birth date was given.</summary>
    private static bool? IssuedBeforeBirth(CapabilityInput input) =>
        input.Facts.Read(SsnIssueFacts.Kind) is { IsKnown: true, Value.NotAfter: { } last }
        && SubjectDates.Birth(input.Subject.Values) is { } born
            ? last.Year < born.Year
            : null;

    private static MatchGrade? Birth(SubjectComparison comparison) => comparison.Birth switch
    {
        null => null,
        { IsSame: true } => MatchGrade.Full,
        { Transposed: true } => MatchGrade.Partial,
        { Year: true, Month: true } => MatchGrade.Partial,
        _ => MatchGrade.No,
    };

    /// <summary>A record without the area code agrees in part: other areas have the same digits.</summary>
    private static MatchGrade? Phone(SubjectComparison comparison) => comparison.Phone switch
    {
        null => null,
        false => MatchGrade.No,
        true => comparison.Record[RecordFields.Phone]!.Count(char.IsAsciiDigit) >= NationalDigits
            ? MatchGrade.Full
            : MatchGrade.Partial,
    };

    private static CapabilityOutcome Outcome(
        CapabilityInput input, Decision decision, string label, MatchReport report) =>
        CapabilityOutcome.Of(input.Group, decision, label) with { Data = report.Data, Findings = report.Findings };
}
