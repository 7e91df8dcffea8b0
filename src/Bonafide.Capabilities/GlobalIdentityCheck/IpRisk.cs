using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>The risk score of an IP address, 0 to 1: that of the worst thing that is known of it.</summary>
internal static class IpRisk
{
    private const double Seen = 0.05;
    private const double Unseen = 0.1;

    /// <param name="seen">The address's own history; null when it cannot have one.</param>
    public static double Score(GeoIpFacts address, SightingHistory? seen, GlobalIdentityCheckOptions options)
    {
        (bool Applies, double Score)[] rows =
        [
            (address.IsTorExit == true, 0.95),
            (seen?.RiskyHitsLast90Days >= options.VeryBadFrom, 0.9),
            (address.Proxy is not null, 0.8),
            (address.IsVpn == true || address.IsAnonymous == true, 0.7),
            (seen?.HitsLast24Hours >= options.IpVeryQuickFrom, 0.65),
            (address.IsHosting == true, 0.6),
            (address.Problem == GeoIpProblem.SpecialPurpose, 0.5),
            (seen?.HitsLast24Hours >= options.IpQuickFrom, 0.4),
            (seen?.RiskyHitsLast90Days >= options.BadFrom, 0.4),
        ];
        return rows.Where(row => row.Applies).Select(row => row.Score)
            .DefaultIfEmpty(seen?.Hits > 0 ? Seen : Unseen).Max();
    }
}
