using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.GovtIdVerification.Checks;

/// <summary>
/// Mexico: the voter card on the nominal list (seed, Lista Nominal); inputs depend on the card's model.
/// </summary>
internal sealed class IneListCheck : IGovernmentCheck
{
    internal static IneListCheck Instance { get; } = new();

    public string? Problem(CapabilityInput input)
    {
        var card = Card(input);
        if (string.IsNullOrWhiteSpace(card.Type))
        {
            return CommonLabels.NotEnoughData;
        }

        if (!IneNumbers.IsCardType(card.Type))
        {
            return CommonLabels.BadRequest;
        }

        if (IneNumbers.Missing(card).Count > 0)
        {
            return CommonLabels.NotEnoughData;
        }

        NumberCheck[] checks =
        [
            IneNumbers.CheckCic(card.Cic), IneNumbers.CheckOcr(card.Ocr), IneNumbers.CheckCitizenId(card.CitizenId),
            ElectorKey.Check(card.ElectorKey), IneNumbers.CheckIssuingNumber(card.IssuingNumber),
        ];
        return checks.Any(check => check.Verdict == NumberVerdict.Malformed) ? CommonLabels.BadRequest : null;
    }

    public bool Refutes(CapabilityInput input, MatchReport report) => false;

    public Decision Judge(
        CapabilityInput input, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report)
    {
        // The list is asked by elector key for model C and by CIC for the others: that number decides.
        var byKey = Card(input).Type == "C";
        var found = records.Select(r => (r.Source, r.Record, Card: IneComparison.Of(input, r.Record)))
            .FirstOrDefault(r => (byKey ? r.Card.ElectorKey : r.Card.Cic) == true);
        if (found.Record is null)
        {
            report.Add(byKey ? "electorKey" : "ocr", false).Add("message", "Not on the nominal list");
            return Decision.Rejected;
        }

        var by = found.Source.Source;
        var vote = found.Record[RecordFields.CanVote] is null ? (bool?)null : found.Record.IsTrue(RecordFields.CanVote);
        report.Add("ocr", found.Card.Ocr, by)
            .Add("issueNumber", found.Card.IssuingNumber, by)
            .Add("registrationYear", found.Card.RegistrationYear, by)
            .Add("issueYear", found.Card.IssuingYear, by)
            .Add("electorKey", found.Card.ElectorKey, by)
            .Add("message", vote switch
            {
                true => "Valid as ID and you can vote",
                false => "Valid as ID, but you cannot vote",
                _ => "Valid as ID",
            });

        // CIC and citizen id have no field in data; they count all the same.
        report.Note("citizenID", found.Card.CitizenId?.ToString() ?? "not given", found.Card.CitizenId, by);
        var decision = GovernmentRules.Decide(report, true, found.Record);
        return decision == Decision.Passed
            && (found.Card.CitizenId == false || found.Card.Cic == false || vote == false)
            ? Decision.Warning
            : decision;
    }

    private static IneCard Card(CapabilityInput input)
    {
        var ine = input.Subject.Values.Ine;
        return new IneCard(
            ine?.Type?.Trim().ToUpperInvariant(), ine?.Cic, ine?.Ocr, ine?.CitizenID, ine?.ElectorKey,
                ine?.IssuingNumber);
    }
}
