using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.DataChecks;

/// <summary>What earlier transactions of the tenant say.</summary>
internal sealed class HistoryChecks(
    DataChecksOptions options, DocumentHistoryFacts history, CredentialId credential, List<Finding> findings)
{
    public string? MarkedFraud()
    {
        if (!history.MarkedFraud)
        {
            return null;
        }

        findings.Add(new("customerFeedback", "FRAUD", null, false, Source: "feedback", Credential: credential));
        return DataChecksLabels.CustomerFeedback;
    }

    /// <summary>NOT_FRAUD approves dataChecks; other capabilities are not touched (contract 03 §3.8).</summary>
    public bool MarkedNotFraud()
    {
        if (!history.MarkedNotFraud)
        {
            return false;
        }

        findings.Add(new("customerFeedback", "NOT_FRAUD", null, true, Source: "feedback", Credential: credential));
        return true;
    }

    public string? SameNumber()
    {
        var finding = Finding.AtMost("sameNumberOtherPerson", history.SameNumberOtherPerson,
            options.SameNumberOtherPersonLimit - 1, "executions", "history", credential);
        findings.Add(finding);
        return finding.Met == true ? null : DataChecksLabels.SameDocumentNumber;
    }
}
