using System.ComponentModel.DataAnnotations;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.EmailVerification;

/// <summary>
/// Thresholds, bound to <c>Capabilities:emailVerification</c>. All defaults are rules of thumb, not measured.
/// </summary>
public sealed record EmailVerificationOptions
{
    /// <summary>
    /// Days since the first sighting from which our own history counts in favour; a month of billing.
    /// </summary>
    [Range(1, 3_650)]
    public int EstablishedAfterDays { get; init; } = 30;

    /// <summary>
    /// Other accounts with the same address within 90 days that are still usual; a family shares three.
    /// </summary>
    [Range(0, SightingHistory.MostLinked - 1)]
    public int MostOtherAccounts { get; init; } = 3;

    /// <summary>
    /// Rejected transactions within 90 days that are still usual; a person may fail with bad photos twice.
    /// </summary>
    [Range(0, SightingHistory.MostCounted - 1)]
    public int MostRiskyHits { get; init; } = 2;

    /// <summary>
    /// Days since registration below which a domain is young; most abused domains are used within a month.
    /// </summary>
    [Range(1, 3_650)]
    public int YoungDomainDays { get; init; } = 30;

    /// <summary>Days since registration from which a domain is old; one renewal.</summary>
    [Range(1, 36_500)]
    public int OldDomainDays { get; init; } = 365;
}
