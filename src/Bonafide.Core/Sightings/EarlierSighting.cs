namespace Bonafide.Core.Sightings;

/// <summary>When an element was seen.</summary>
/// <param name="IsRisky">The transaction ended REJECTED, or was last reported as fraud.</param>
public readonly record struct SightedAt(DateTimeOffset At, bool IsRisky);

/// <summary>A sighting of one element in an earlier transaction.</summary>
public readonly record struct EarlierSighting(ExecutionId Execution, AccountId Account, SightedAt Seen);

/// <summary>The same without whose it is, of an element that tenants share.</summary>
/// <param name="IsOther">Another tenant's than the one that asks.</param>
public readonly record struct SharedSighting(SightedAt Seen, bool IsOther);
