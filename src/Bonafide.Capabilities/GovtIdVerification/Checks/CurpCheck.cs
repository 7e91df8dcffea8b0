using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.GovtIdVerification.Checks;

/// <summary>Mexico: the CURP at RENAPO, by number, or by the person's data (seed, Mexican CURP Validation).</summary>
internal sealed class CurpCheck : IGovernmentCheck
{
    private const string Successful = "Verification Successful";
    private const string Incorrect = "INCORRECT DATA";

    internal static CurpCheck Instance { get; } = new();

    public string? Problem(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var curp = Curp.Check(CurpOf(input));
        if (curp.Verdict == NumberVerdict.Missing && GovernmentRules.AnyMissing(
            values.FirstName, values.PaternalSurname, values.Sex, values.DateOfBirth,
            values.Address?.SubdivisionOrState))
        {
            return CommonLabels.NotEnoughData;
        }

        var malformed = curp.Verdict == NumberVerdict.Malformed || SubjectDates.IsMalformedBirth(values, input.Now)
            || (!string.IsNullOrWhiteSpace(values.Sex) && Sexes.ReadMexican(values.Sex) is null);
        return malformed ? CommonLabels.BadRequest : null;
    }

    public bool Refutes(CapabilityInput input, MatchReport report)
    {
        var refuted = GovernmentRules.Refuted(Curp.Check(CurpOf(input)), "curpStructure", report);
        if (refuted)
        {
            report.Add("reasonMessage", Incorrect);
        }

        return refuted;
    }

    public Decision Judge(
        CapabilityInput input, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report)
    {
        var values = input.Subject.Values;
        var curp = Curp.Check(CurpOf(input)).Canonical;
        var found = curp is null
            ? records.Where(r => new SubjectComparison(values, r.Record) is { CompleteName: true, BirthDate: true })
                .FirstOrDefault()
            : records.FirstOrDefault(r => Curp.Check(r.Record[RecordFields.Curp]).Canonical == curp);
        if (found.Record is null)
        {
            report.Add("nationalIdMatch", curp is null ? null : false).Add("reasonMessage", Incorrect);
            return Decision.Rejected;
        }

        var record = found.Record;
        var comparison = new SubjectComparison(values, record);
        var by = found.Source.Source;
        report.Add("firstNameMatch", comparison.FirstName, by)
            .Add("nationalIdMatch", curp is null ? null : true, by)
            .Add("dobMatch", comparison.BirthDate, by)
            .Add("sexMatch", SexMatch(values.Sex, record), by)
            .Add("paternalSurnameMatch", comparison.PaternalSurname, by)
            .Add("maternalSurnameMatch", comparison.MaternalSurname, by)
            .Add("stateKeyMatch", StateMatch(values.Address?.SubdivisionOrState, record), by)
            .Add("reasonMessage", Successful)
            .Explain(comparison.Pieces, by);
        if (record.IsTrue(RecordFields.Deceased))
        {
            report.Add("message", "Deceased");
        }

        return GovernmentRules.Decide(report, true, record);
    }

    private static string? CurpOf(CapabilityInput input) =>
        SubjectNumbers.Curp(input.Subject, input.Execution.Prepared);

    private static bool? SexMatch(string? given, SourceRecord record)
    {
        var theirs = Sexes.ReadMexican(record[RecordFields.Sex])
            ?? (Curp.Check(record[RecordFields.Curp]).Canonical is { } curp ? Curp.Sex(curp).ToString() : null);
        return Sexes.ReadMexican(given) is { } mine ? mine == theirs : null;
    }

    private static bool? StateMatch(string? given, SourceRecord record)
    {
        var theirs = record[RecordFields.State]
            ?? (Curp.Check(record[RecordFields.Curp]).Canonical is { } curp ? Curp.Entity(curp) : null);
        return string.IsNullOrWhiteSpace(given)
            ? null
            : MexicanStates.Code(given) is { } mine && mine == MexicanStates.Code(theirs);
    }
}
