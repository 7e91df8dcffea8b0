using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Records;
using Bonafide.Core.Subjects;

namespace Bonafide.Capabilities.GovtIdVerification.Checks;

/// <summary>Any country without a check of its own (seed, Government Database Check).</summary>
internal class GenericCheck : IGovernmentCheck
{
    private const int PassedScore = 10;
    private const int WarningScore = 20;
    private const int RejectedScore = 30;

    internal static GenericCheck Instance { get; } = new();

    public virtual string? Problem(CapabilityInput input)
    {
        var values = input.Subject.Values;
        if (Number(input) is null)
        {
            return CommonLabels.NotEnoughData;
        }

        return CountryCodes.ToAlpha3(values.Address?.Country) is null
            || SubjectDates.IsMalformedBirth(values, input.Now)
            ? CommonLabels.BadRequest
            : null;
    }

    public virtual bool Refutes(CapabilityInput input, MatchReport report) => false;

    public Decision Judge(
        CapabilityInput input, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report)
    {
        var values = input.Subject.Values;
        report.Add("country", CountryCodes.ToAlpha3(values.Address!.Country)).Add("type", values.Id?.Type);
        var found = records.FirstOrDefault(r =>
            new SubjectComparison(values, r.Record).Same(Number(input), RecordFields.IdNumber) == true);
        var decision = found.Record is null ? Decision.Rejected : Compare(values, found.Source, found.Record, report);
        if (found.Record is null)
        {
            report.Add("nationalIdMatch", false);
        }

        report.Data["score"] = JsonValue.Create(decision switch
        {
            Decision.Passed => PassedScore,
            Decision.Warning => WarningScore,
            _ => RejectedScore,
        });
        return decision;
    }

    protected virtual string? Number(CapabilityInput input) => SubjectNumbers.National(input.Subject.Values);

    private static Decision Compare(PreparedData values, SourceAnswer source, SourceRecord record, MatchReport report)
    {
        var comparison = new SubjectComparison(values, record);
        var by = source.Source;
        var named = !string.IsNullOrWhiteSpace(values.FirstName) || !string.IsNullOrWhiteSpace(values.LastName);
        report.Add("completeNameMatch", named ? comparison.CompleteName : null, by)
            .Add("initialNameMatch", comparison.MiddleInitial, by)
            .Add("firstNameMatch", comparison.FirstName, by)
            .Add("lastNameMatch", comparison.LastName, by)
            .Add("nationalIdMatch", true, by)
            .Add("dobDayMatch", comparison.Birth?.Day, by)
            .Add("dobMonthMatch", comparison.Birth?.Month, by)
            .Add("dobYearMatch", comparison.Birth?.Year, by)
            .Add("dobMatch", comparison.BirthDate, by)
            .Add("addressMatch", comparison.Address is { } address ? address.Grade == MatchGrade.Full : null, by)
            .Explain(comparison.Pieces, by);
        if (record.IsTrue(RecordFields.Deceased))
        {
            report.Add("message", "Deceased");
        }

        return GovernmentRules.Decide(report, true, record);
    }
}

/// <summary>Brazil under the government keys: the generic fields over the CPF register.</summary>
internal sealed class BrazilCheck : GenericCheck
{
    internal static new BrazilCheck Instance { get; } = new();

    public override string? Problem(CapabilityInput input)
    {
        var cpf = SubjectNumbers.Cpf(input);
        return cpf.Verdict == Core.Identity.Numbers.NumberVerdict.Missing ? CommonLabels.NotEnoughData
            : cpf.Canonical is null || SubjectDates.IsMalformedBirth(input.Subject.Values, input.Now)
                ? CommonLabels.BadRequest
                : null;
    }

    public override bool Refutes(CapabilityInput input, MatchReport report) =>
        GovernmentRules.Refuted(SubjectNumbers.Cpf(input), "cpfStructure", report);

    protected override string? Number(CapabilityInput input) => SubjectNumbers.Cpf(input).Canonical;
}
