using System.ComponentModel.DataAnnotations;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>
/// Thresholds, bound to <c>Capabilities:phoneVerification</c>. One sighting is one transaction; long-term is the last
/// 90 days, short-term the last 24 hours (ruling 21). All defaults are rules of thumb for an organisation that verifies
/// a person a few times a year, not measured.
/// </summary>
public sealed record PhoneVerificationOptions
{
    /// <summary>History counts no further, so a higher threshold would never be met.</summary>
    private const int Most = SightingHistory.MostCounted;

    /// <summary>Long-term sightings up to which activity is low; onboarding and one repetition.</summary>
    [Range(1, Most)]
    public int LowUpTo { get; init; } = 2;

    /// <summary>Up to which it is sparse when each day had at most one, else moderate.</summary>
    [Range(1, Most)]
    public int SparseUpTo { get; init; } = 5;

    /// <summary>Up to which it is moderate; two a month and some repetitions.</summary>
    [Range(1, Most)]
    public int ModerateUpTo { get; init; } = 10;

    /// <summary>Up to which it is high; beyond it is very high.</summary>
    [Range(1, Most)]
    public int HighUpTo { get; init; } = 30;

    /// <summary>Days of the last 90 with a sighting from which activity is continuous.</summary>
    [Range(1, 90)]
    public int ContinuousDays { get; init; } = 20;

    /// <summary>Short-term sightings from which activity is moderate.</summary>
    [Range(1, Most)]
    public int ShortModerateFrom { get; init; } = 2;

    /// <summary>Short-term sightings from which activity is high; nobody onboards five times a day.</summary>
    [Range(1, Most)]
    public int ShortHighFrom { get; init; } = 5;

    /// <summary>Sightings within an hour from which a number acts like a machine.</summary>
    [Range(1, Most)]
    public int MachineFrom { get; init; } = 5;

    /// <summary>Risky sightings of other numbers from which their range is risky.</summary>
    [Range(1, Most)]
    public int RiskyRangeFrom { get; init; } = 3;

    /// <summary>Percent of the range's sightings that must be risky for it to be risky.</summary>
    [Range(1, 100)]
    public int RiskyRangePercent { get; init; } = 10;

    /// <summary>Long-term sightings of a risky range from which its activity is low; below there is none.</summary>
    [Range(1, Most)]
    public int RangeLowFrom { get; init; } = 5;

    [Range(1, Most)]
    public int RangeModerateFrom { get; init; } = 20;

    [Range(1, Most)]
    public int RangeHighFrom { get; init; } = 100;

    [Range(1, Most)]
    public int RangeVeryHighFrom { get; init; } = 500;

    /// <summary>Short-term sightings of a risky range from which its activity is moderate.</summary>
    [Range(1, Most)]
    public int RangeShortModerateFrom { get; init; } = 5;

    [Range(1, Most)]
    public int RangeShortHighFrom { get; init; } = 20;

    [Range(1, Most)]
    public int RangeShortVeryHighFrom { get; init; } = 100;

    /// <summary>Sightings of the range within an hour from which it acts like a machine.</summary>
    [Range(1, Most)]
    public int RangeMachineFrom { get; init; } = 50;

    /// <summary>Risky sightings of the number, long-term, from which they are many.</summary>
    [Range(1, Most)]
    public int RiskyHighFrom { get; init; } = 3;

    [Range(1, Most)]
    public int RiskyVeryHighFrom { get; init; } = 10;

    /// <summary>Risky sightings of the number, short-term, from which they are many.</summary>
    [Range(1, Most)]
    public int RiskyShortHighFrom { get; init; } = 2;

    [Range(1, Most)]
    public int RiskyShortVeryHighFrom { get; init; } = 5;

    /// <summary>Risky sightings of other numbers of the range, long-term, from which they are many.</summary>
    [Range(1, Most)]
    public int RiskyOfRangeHighFrom { get; init; } = 10;

    [Range(1, Most)]
    public int RiskyOfRangeVeryHighFrom { get; init; } = 50;

    /// <summary>Risky sightings of other numbers of the range, short-term, from which they are many.</summary>
    [Range(1, Most)]
    public int RiskyOfRangeShortHighFrom { get; init; } = 5;

    [Range(1, Most)]
    public int RiskyOfRangeShortVeryHighFrom { get; init; } = 20;

    /// <summary>Percent of the number's own sightings that are risky, from which that is significant.</summary>
    [Range(1, 100)]
    public int RiskyModeratePercent { get; init; } = 25;

    [Range(1, 100)]
    public int RiskyHighPercent { get; init; } = 50;

    /// <summary>
    /// Days for which a listing as a public inbox counts; numbers go to other people after some months of quiet.
    /// </summary>
    [Range(1, 36_500)]
    public int PublicInboxDays { get; init; } = 730;
}
