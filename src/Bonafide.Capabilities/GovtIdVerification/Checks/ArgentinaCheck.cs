using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.GovtIdVerification.Checks;

/// <summary>Argentina: the DNI at RENAPER (seed, Argentina Renaper Check).</summary>
internal sealed class ArgentinaCheck : IGovernmentCheck
{
    internal static ArgentinaCheck Instance { get; } = new();

    public string? Problem(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var missing = GovernmentRules.AnyMissing(
            values.FirstName, values.LastName, values.Sex, values.DateOfBirth, values.Address?.Country,
            SubjectNumbers.National(values));
        return missing || Sexes.Read(values.Sex) is null || SubjectDates.IsMalformedBirth(values, input.Now)
            || CountryCodes.ToAlpha3(values.Address!.Country) != "ARG"
            || Dni.Check(SubjectNumbers.National(values)).Canonical is null
                ? CommonLabels.PreconditionNotFulfilled
                : null;
    }

    public bool Refutes(CapabilityInput input, MatchReport report) => GovernmentRules.Refuted(
        Dni.Check(SubjectNumbers.National(input.Subject.Values)), "dniStructure", report);

    public Decision Judge(
        CapabilityInput input, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report)
    {
        var values = input.Subject.Values;
        report.Add("country", "ARG").Add("type", values.Id?.Type ?? "ID_CARD");
        var dni = Dni.Check(SubjectNumbers.National(values)).Canonical;

        // RENAPER keeps one series of numbers per sex for older documents, so the sex chooses among equal numbers.
        var found = records.Where(r => Dni.Check(r.Record[RecordFields.IdNumber]).Canonical == dni)
            .OrderByDescending(r => new SubjectComparison(values, r.Record).Sex == true)
            .FirstOrDefault();
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
            .Add("addressMatch", comparison.Address is { } address ? address.Grade == MatchGrade.Full : null, by)
            .Add("sexMatch", comparison.Sex, by)
            .Add("message", GovernmentRules.Alive(found.Record))
            .Explain(comparison.Pieces, by);
        return GovernmentRules.Decide(report, true, found.Record);
    }
}
