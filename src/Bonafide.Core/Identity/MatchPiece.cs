namespace Bonafide.Core.Identity;

/// <summary>One piece of a comparison, with its value and the limit that it was held against.</summary>
/// <param name="Name">What was compared, in camel case.</param>
/// <param name="Value">Similarity, 0 (nothing in common) to 1 (equal).</param>
/// <param name="Limit">The least value that counts as a match, 0 to 1.</param>
public sealed record MatchPiece(string Name, double Value, double Limit)
{
    public bool Met => Value >= Limit;
}

/// <summary>The three answers that the seed's tables know.</summary>
public enum MatchGrade
{
    No = 0,
    Partial = 1,
    Full = 2,
}
