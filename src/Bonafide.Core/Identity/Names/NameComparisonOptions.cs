namespace Bonafide.Core.Identity.Names;

/// <summary>
/// Weights and limits of the name comparison, all between 0 and 1. README.md beside this file has the curve of the
/// whole name's limit on generated pairs, and the default's rates on others.
/// </summary>
public sealed record NameComparisonOptions
{
    public static NameComparisonOptions Default { get; } = new();

    /// <summary>A word that is the initial of the other.</summary>
    public double Initial { get; init; } = 0.9;

    /// <summary>Two forms of one given name (Bob, Robert).</summary>
    public double Nickname { get; init; } = 0.95;

    /// <summary>Below this Jaro–Winkler similarity two words have nothing in common.</summary>
    public double WordFloor { get; init; } = 0.82;

    /// <summary>
    /// Below this similarity, words written together are not the same words: only the spaces may differ, and a letter.
    /// Long rows of letters are alike by chance far more often than words are.
    /// </summary>
    public double JoinedFloor { get; init; } = 0.94;

    /// <summary>Least score at which one part (given names, surnames) matches.</summary>
    public double PartLimit { get; init; } = 0.88;

    /// <summary>Least score at which the whole name matches.</summary>
    public double CompleteLimit { get; init; } = 0.90;

    /// <summary>Least score at which the whole name matches in part; below it the names differ.</summary>
    public double PartialLimit { get; init; } = 0.72;

    /// <summary>Factor for names whose parts match only in another order.</summary>
    public double OtherOrder { get; init; } = 0.97;

    /// <summary>Factor for every word that only one side has, when the rest matches.</summary>
    public double ExtraWord { get; init; } = 0.98;

    /// <summary>Factor when both sides name a generation, and not the same (Jr, Sr).</summary>
    public double OtherGeneration { get; init; } = 0.85;
}
