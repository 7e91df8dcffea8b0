using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.GovtIdVerification.Checks;

/// <summary>Thailand: national id and laser code at DOPA (ruling 13).</summary>
internal sealed class ThailandCheck : IGovernmentCheck
{
    internal static ThailandCheck Instance { get; } = new();

    public string? Problem(CapabilityInput input)
    {
        var values = input.Subject.Values;
        if (GovernmentRules.AnyMissing(
            values.FirstName, values.LastName, values.DateOfBirth, SubjectNumbers.National(values),
            values.Id?.LaserCode))
        {
            return CommonLabels.NotEnoughData;
        }

        return ThaiNationalId.Check(SubjectNumbers.National(values)).Canonical is null
            || !ThaiLaserCode.Check(values.Id!.LaserCode).IsPlausible
                || SubjectDates.IsMalformedBirth(values, input.Now)
                ? CommonLabels.BadRequest
                : null;
    }

    public bool Refutes(CapabilityInput input, MatchReport report) => GovernmentRules.Refuted(
        ThaiNationalId.Check(SubjectNumbers.National(input.Subject.Values)), "nationalIdStructure", report);

    public Decision Judge(
        CapabilityInput input, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report)
    {
        var values = input.Subject.Values;
        report.Add("country", "THA").Add("type", values.Id?.Type ?? "ID_CARD");
        var id = ThaiNationalId.Check(SubjectNumbers.National(values)).Canonical;
        var found = records.FirstOrDefault(r => ThaiNationalId.Check(r.Record[RecordFields.IdNumber]).Canonical == id);
        if (found.Record is null)
        {
            report.Add("nationalIdMatch", false);
            return Decision.Rejected;
        }

        var comparison = new SubjectComparison(values, found.Record);
        var by = found.Source.Source;
        report.Add("firstNameMatch", comparison.FirstName, by)
            .Add("lastNameMatch", comparison.LastName, by)
            .Add("nationalIdMatch", true, by)
            .Add("dobMatch", comparison.BirthDate, by)
            .Add("laserCodeMatch", comparison.Same(values.Id!.LaserCode, RecordFields.LaserCode), by)
            .Add("message", GovernmentRules.Alive(found.Record))
            .Explain(comparison.Pieces, by);
        return GovernmentRules.Decide(report, true, found.Record);
    }
}
