namespace Bonafide.Core.Sightings;

/// <summary>When an element was seen.</summary>
/// <param name="IsRisky">The transaction ended REJECTED, or was last reported as fraud.</param>
public readonly record struct SightedAt(DateTimeOffset At, bool IsRisky);

/// <summary>A sighting of one element in an earlier transaction.</summary>
public readonly record struct EarlierSighting(ExecutionId Execution, DateTimeOffset At);
