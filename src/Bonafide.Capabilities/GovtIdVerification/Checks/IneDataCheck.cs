using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.GovtIdVerification.Checks;

/// <summary>Mexico: the voter card's data at INE (seed, Mexican INE Data Validation; ruling 11).</summary>
internal sealed class IneDataCheck : IGovernmentCheck
{
    internal static IneDataCheck Instance { get; } = new();

    public string? Problem(CapabilityInput input)
    {
        var ine = input.Subject.Values.Ine;
        if (GovernmentRules.AnyMissing(ine?.Ocr, ine?.IssuingNumber, ine?.ElectorKey))
        {
            return CommonLabels.NotEnoughData;
        }

        return IneNumbers.CheckOcr(ine!.Ocr).Verdict == NumberVerdict.Malformed
            || IneNumbers.CheckIssuingNumber(ine.IssuingNumber).Verdict == NumberVerdict.Malformed
            || ElectorKey.Check(ine.ElectorKey).Verdict == NumberVerdict.Malformed
            || IneNumbers.CheckCic(ine.Cic).Verdict == NumberVerdict.Malformed
                ? CommonLabels.BadRequest
                : null;
    }

    /// <summary>Nothing is refuted: the rules behind the key's digits are not published.</summary>
    public bool Refutes(CapabilityInput input, MatchReport report) => false;

    public Decision Judge(
        CapabilityInput input, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report)
    {
        var ine = input.Subject.Values.Ine!;
        var found = records.OrderByDescending(r => Same(ine.ElectorKey, r.Record, RecordFields.ElectorKey) == true)
            .FirstOrDefault();
        if (found.Record is null)
        {
            report.Add("electorKeyMatch", false);
            return Decision.Rejected;
        }

        var card = IneComparison.Of(input, found.Record);
        var by = found.Source.Source;
        report.Add("completeNameMatch", card.Name, by)
            .Add("nationalIdMatch", card.Curp, by)
            .Add("ocrMatch", card.Ocr, by)
            .Add("issuingNumberMatch", card.IssuingNumber, by)
            .Add("registrationYearMatch", card.RegistrationYear, by)
            .Add("issuingYearMatch", card.IssuingYear, by)
            .Add("electorKeyMatch", card.ElectorKey, by)
            .Add("paternalSurnameMatch", card.People.PaternalSurname, by)
            .Add("maternalSurnameMatch", card.People.MaternalSurname, by)
            .Explain(card.People.Pieces, by);

        // Ruling 11: the CURP alone rejects; key, OCR and name together pass; anything between is a warning.
        if (card.Curp == false || found.Record.IsTrue(RecordFields.Deceased))
        {
            return Decision.Rejected;
        }

        return card is { ElectorKey: true, Ocr: true, Name: true } ? Decision.Passed : Decision.Warning;
    }

    private static bool? Same(string? mine, SourceRecord record, string field) =>
        new SubjectComparison(new Core.Subjects.PreparedData(), record).Same(mine, field);
}
