using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.GovtIdVerification.Checks;

/// <summary>One government's check: its inputs, what arithmetic refutes, and how records are read.</summary>
internal interface IGovernmentCheck
{
    /// <summary>The label of a missing or malformed input; null when the check can run.</summary>
    string? Problem(CapabilityInput input);

    /// <summary>True, with the reason in the report, when the number cannot be anybody's.</summary>
    bool Refutes(CapabilityInput input, MatchReport report);

    Decision Judge(
        CapabilityInput input, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> records, MatchReport report);
}

/// <summary>What the checks have in common.</summary>
internal static class GovernmentRules
{
    internal static bool AnyMissing(params IEnumerable<string?> values) => values.Any(string.IsNullOrWhiteSpace);

    /// <summary>
    /// Ruling 10: the number decides first, then death, then every other field but address and state.
    /// </summary>
    internal static Decision Decide(MatchReport report, bool numberMatches, SourceRecord? record)
    {
        if (!numberMatches || record is null || record.IsTrue(RecordFields.Deceased))
        {
            return Decision.Rejected;
        }

        string[] aside = ["addressMatch", "stateKeyMatch"];
        var differs = report.Data.Any(field => !aside.Contains(field.Key)
            && field.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String
            && field.Value.GetValue<string>() == MatchReport.NoMatch);
        return differs ? Decision.Warning : Decision.Passed;
    }

    /// <summary>Notes a number that arithmetic refutes.</summary>
    internal static bool Refuted(NumberCheck check, string finding, MatchReport report)
    {
        var refuted = check.Verdict is NumberVerdict.WrongCheckDigit or NumberVerdict.NeverIssued;
        if (refuted)
        {
            report.Note(finding, check.Verdict.ToString(), false, "algorithm").Add("nationalIdMatch", false);
        }

        return refuted;
    }

    internal static string Alive(SourceRecord record) =>
        record.IsTrue(RecordFields.Deceased) ? "Deceased" : "Not Deceased";
}
