using Bonafide.Core.Sightings;

namespace Bonafide.Core.Facts;

/// <summary>
/// What the tenant's own transactions know of this subject's identity elements, counted when it was gathered. The
/// execution that asks is not among them. What other tenants know stands apart (<see cref="SharedHistory"/>).
/// </summary>
public sealed record HistoryFacts
{
    public static readonly FactKind<HistoryFacts> Kind = new(FactKinds.History);

    /// <summary>One entry per element that the subject gave; never seen before reads as zeros.</summary>
    public required IReadOnlyList<ElementHistory> Elements { get; init; }

    /// <summary>History of the element at a path of <see cref="SubjectElement"/>; null when none was given.</summary>
    public ElementHistory? Find(string path) => Elements.FirstOrDefault(element => element.Path == path);
}

/// <summary>History of one element.</summary>
/// <param name="Path">Where the subject gave it, a constant of <see cref="SubjectElement"/>.</param>
/// <param name="Sightings">How often and when it was seen.</param>
/// <param name="Together">
/// Distinct elements of each kind that were seen in the same executions within the last 90 days, this subject's own
/// included once it was seen before; over the latest
/// <see cref="SightingHistory.MostLinked"/> such executions. <see cref="HistoryFacts"/> has it of IP addresses alone,
/// whose links a judgement asks for; of other elements it is empty there.
/// </param>
/// <param name="TogetherLast24Hours">The same within the last 24 hours.</param>
public sealed record ElementHistory(
    string Path,
    SightingKind Kind,
    SightingHistory Sightings,
    IReadOnlyDictionary<SightingKind, long> Together,
    IReadOnlyDictionary<SightingKind, long> TogetherLast24Hours)
{
    /// <summary>As <see cref="Together"/>, over executions that ended REJECTED or were reported as fraud.</summary>
    public IReadOnlyDictionary<SightingKind, long> RiskyTogether { get; init; } =
        new Dictionary<SightingKind, long>();

    /// <summary>What other tenants saw of it; null for all but phone numbers and ranges, and where tenants do not
    /// share.</summary>
    public SharedHistory? OtherTenants { get; init; }
}
