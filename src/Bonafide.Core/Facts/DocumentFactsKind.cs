namespace Bonafide.Core.Facts;

/// <summary>The typed kind of <see cref="DocumentFacts"/>: one fact per ID or DOCUMENT credential.</summary>
public static class DocumentFactsKind
{
    public static readonly FactKind<DocumentFacts> Kind = new(FactKinds.Document);
}
