using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.GovtIdVerification.Checks;

/// <summary>Colombia: the NUIP at the Registraduría (seed, Colombian Registraduria Check; ruling 14).</summary>
internal sealed class ColombiaCheck : IGovernmentCheck
{
    private const string ActiveCode = "0";

    private static readonly string[] Types = ["DRIVING_LICENSE", "PERMIT", "ID_CARD"];

    internal static ColombiaCheck Instance { get; } = new();

    public string? Problem(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var missing = GovernmentRules.AnyMissing(
            values.FirstName, values.LastName, values.DateOfBirth, values.Address?.Country, values.Id?.IdNumber,
            values.Id?.Type);
        return missing || !Types.Contains(values.Id!.Type) || SubjectDates.IsMalformedBirth(values, input.Now)
            || CountryCodes.ToAlpha3(values.Address!.Country) != "COL"
            || Nuip.Check(values.Id.IdNumber).Canonical is null
                ? CommonLabels.PreconditionNotFulfilled
                : null;
    }

    public bool Refutes(CapabilityInput input, MatchReport report) =>
        GovernmentRules.Refuted(Nuip.Check(input.Subject.Values.Id!.IdNumber), "nuipStructure", report);

    public Decision Judge(
        CapabilityInput input, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report)
    {
        var values = input.Subject.Values;
        var nuip = Nuip.Check(values.Id!.IdNumber).Canonical;
        var found = records.FirstOrDefault(r => Nuip.Check(r.Record[RecordFields.IdNumber]).Canonical == nuip);
        if (found.Record is null)
        {
            report.Add("nationalIdMatch", false);
            return Decision.Rejected;
        }

        var comparison = new SubjectComparison(values, found.Record);
        var by = found.Source.Source;

        // Names read from a document cannot be told apart: only the whole name is compared then.
        var granular = input.Execution.Prepared?.FirstName is not null && input.Execution.Prepared.LastName is not null;
        if (!granular)
        {
            report.Add("country", "COL").Add("type", values.Id.Type);
        }

        report.Add("completeNameMatch", comparison.CompleteName, by)
            .Add("firstNameMatch", granular ? comparison.FirstName : null, by)
            .Add("lastNameMatch", granular ? comparison.LastName : null, by)
            .Add("nationalIdMatch", true, by)
            .Add("dobMatch", comparison.BirthDate, by)
            .Add("issuingDateMatch", comparison.SameDay(values.Id.IssuingDate, RecordFields.IssuingDate), by)
            .Add("paternalSurnameMatch", granular ? comparison.PaternalSurname : null, by)
            .Add("maternalSurnameMatch", granular ? comparison.MaternalSurname : null, by)
            .Add("statusCode", found.Record[RecordFields.StatusCode])
            .Add("statusDescription", found.Record[RecordFields.Status])
            .Explain(comparison.Pieces, by);
        var decision = GovernmentRules.Decide(report, true, found.Record);
        var active = found.Record[RecordFields.StatusCode] is null or ActiveCode;
        report.Note("status", found.Record[RecordFields.StatusCode] ?? "unknown", active, by);
        return decision == Decision.Passed && !active ? Decision.Warning : decision;
    }
}
