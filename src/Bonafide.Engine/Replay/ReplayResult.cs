using Bonafide.Core.Scoring;

namespace Bonafide.Engine.Replay;

/// <summary>What became of judging an execution again over its stored facts.</summary>
/// <param name="Stored">The decision that was made then; null when there was none.</param>
/// <param name="Replayed">The decision made now.</param>
/// <param name="Differences">Where the two differ, in words that quote no personal value; empty when they
/// agree.</param>
public sealed record ReplayResult(MadeDecision? Stored, MadeDecision? Replayed, IReadOnlyList<string> Differences)
{
    public bool IsSame => Differences.Count == 0;
}
