using System.ComponentModel.DataAnnotations;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>
/// Thresholds, bound to <c>Capabilities:globalIdentityCheck</c>. The two of the decision are ruling 24; those of ages
/// are the seed's; all others are rules of thumb for an organisation that verifies a person a few times a year, not
/// measured.
/// </summary>
public sealed record GlobalIdentityCheckOptions
{
    /// <summary>History counts no further, so a higher threshold would never be met.</summary>
    private const int Most = SightingHistory.MostCounted;

    /// <summary>Risk score from which the decision is WARNING (ruling 24).</summary>
    [Range(0, 500)]
    public int MediumFrom { get; init; } = 250;

    /// <summary>Risk score above which the decision is REJECTED (ruling 24).</summary>
    [Range(0, 500)]
    public int HighAbove { get; init; } = 350;

    /// <summary>Days since the first sighting up to which an element is young (seed, emailFirstSeenDays).</summary>
    [Range(1, 36_500)]
    public int YoungUpToDays { get; init; } = 90;

    /// <summary>Days since the first sighting above which an element is old (seed, emailFirstSeenDays).</summary>
    [Range(1, 36_500)]
    public int OldAboveDays { get; init; } = 365;

    /// <summary>Sightings within 24 hours from which an email, phone or address is quick; one repetition is
    /// usual.</summary>
    [Range(1, Most)]
    public int QuickFrom { get; init; } = 3;

    /// <summary>From which it is very quick.</summary>
    [Range(1, Most)]
    public int VeryQuickFrom { get; init; } = 8;

    /// <summary>The same of an IP address, which a household or an office shares.</summary>
    [Range(1, Most)]
    public int IpQuickFrom { get; init; } = 10;

    [Range(1, Most)]
    public int IpVeryQuickFrom { get; init; } = 50;

    /// <summary>Other accounts within 90 days from which an email or phone is shared; a couple shares one.</summary>
    [Range(1, SightingHistory.MostLinked)]
    public int SharedFrom { get; init; } = 3;

    [Range(1, SightingHistory.MostLinked)]
    public int VerySharedFrom { get; init; } = 8;

    /// <summary>The same of a postal address or an IP address.</summary>
    [Range(1, SightingHistory.MostLinked)]
    public int PlaceSharedFrom { get; init; } = 10;

    [Range(1, SightingHistory.MostLinked)]
    public int PlaceVerySharedFrom { get; init; } = 50;

    /// <summary>Distinct names or phones with one element within 90 days from which it is volatile.</summary>
    [Range(1, SightingHistory.MostLinked)]
    public int VolatileFrom { get; init; } = 4;

    [Range(1, SightingHistory.MostLinked)]
    public int VeryVolatileFrom { get; init; } = 10;

    /// <summary>Distinct IP addresses with one phone within 90 days from which it is volatile; phones roam.</summary>
    [Range(1, SightingHistory.MostLinked)]
    public int IpsFrom { get; init; } = 20;

    [Range(1, SightingHistory.MostLinked)]
    public int ManyIpsFrom { get; init; } = 50;

    /// <summary>Sightings within 90 days that ended badly, from which they count; photos fail now and then.</summary>
    [Range(1, Most)]
    public int BadFrom { get; init; } = 2;

    [Range(1, Most)]
    public int VeryBadFrom { get; init; } = 5;

    /// <summary>Days since registration below which a mail domain is young.</summary>
    [Range(1, 3_650)]
    public int YoungDomainDays { get; init; } = 30;

    /// <summary>Days for which a listing of a phone as a public inbox counts.</summary>
    [Range(1, 36_500)]
    public int PublicInboxDays { get; init; } = 730;

    /// <summary>Miles between IP address and postal address up to which they are near; networks span regions.</summary>
    [Range(0, 12_500)]
    public int NearUpToMiles { get; init; } = 100;

    /// <summary>Miles above which they are far; a traveller's, or another continent's.</summary>
    [Range(0, 12_500)]
    public int FarAboveMiles { get; init; } = 1_000;

    /// <summary>Risk score of the IP address, in percent, from which <c>ipRisk</c> is true.</summary>
    [Range(1, 100)]
    public int IpRiskFromPercent { get; init; } = 50;
}
