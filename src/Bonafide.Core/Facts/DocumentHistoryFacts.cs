namespace Bonafide.Core.Facts;

/// <summary>What the tenant's earlier transactions say of the document that this execution shows.</summary>
/// <param name="MarkedFraud">
/// Feedback FRAUD on an earlier transaction with the same issuing country, type, number, names and birth date
/// (contract 03 §3.8).
/// </param>
/// <param name="MarkedNotFraud">The same, NOT_FRAUD, and later than any FRAUD.</param>
/// <param name="SameNumberOtherPerson">
/// Earlier executions that show the same document number with another name and another birth date.
/// </param>
public sealed record DocumentHistoryFacts(bool MarkedFraud, bool MarkedNotFraud, int SameNumberOtherPerson)
{
    public static readonly FactKind<DocumentHistoryFacts> Kind = new(FactKinds.DocumentHistory);
}
