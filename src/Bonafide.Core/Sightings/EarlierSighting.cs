namespace Bonafide.Core.Sightings;

/// <summary>A sighting of one element in an earlier transaction.</summary>
/// <param name="IsRisky">The transaction ended REJECTED, or was last reported as fraud.</param>
public readonly record struct EarlierSighting(
    ExecutionId Execution, AccountId Account, DateTimeOffset At, bool IsRisky);

/// <summary>The same without whose it is, of an element that tenants share.</summary>
/// <param name="IsOther">Another tenant's than the one that asks.</param>
public readonly record struct SharedSighting(DateTimeOffset At, bool IsRisky, bool IsOther);
