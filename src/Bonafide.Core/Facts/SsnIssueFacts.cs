namespace Bonafide.Core.Facts;

/// <summary>
/// When the subject's SSN was given out, as far as imported high-group lists prove it; null is unbounded.
/// </summary>
public sealed record SsnIssueFacts(DateOnly? NotBefore, DateOnly? NotAfter)
{
    public static readonly FactKind<SsnIssueFacts> Kind = new("ssnIssue");
}
