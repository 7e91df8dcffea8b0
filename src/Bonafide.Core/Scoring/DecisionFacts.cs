using Bonafide.Core.Facts;

namespace Bonafide.Core.Scoring;

/// <summary>
/// The automatic decision with its steps and fired rules, stored as a fact in the write that ends the run. Retrieval
/// reads it; a replay makes it again and compares.
/// </summary>
public sealed record DecisionFacts(MadeDecision Decision, IReadOnlyList<StepScore> Steps)
{
    public static readonly FactKind<DecisionFacts> Kind = new(FactKinds.Decision);
}
