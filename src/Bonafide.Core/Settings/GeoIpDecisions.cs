namespace Bonafide.Core.Settings;

/// <summary>
/// How what is known of an IP address decides; the worst of what applies wins. The defaults are ruling 23.
/// </summary>
/// <param name="Tor">An exit node of Tor.</param>
/// <param name="NetworkActivity">Earlier transactions on the address ended badly.</param>
/// <param name="Anonymous">A VPN, or a proxy.</param>
/// <param name="Hosting">A hosting provider's.</param>
/// <param name="Activity">Too many of something on the address, or a risky email or device.</param>
public sealed record GeoIpDecisions(
    SignalDecision Tor = SignalDecision.Rejected,
    SignalDecision NetworkActivity = SignalDecision.Rejected,
    SignalDecision Anonymous = SignalDecision.Warning,
    SignalDecision Hosting = SignalDecision.Warning,
    SignalDecision Activity = SignalDecision.Warning);

/// <summary>What a tenant may let a signal decide.</summary>
public enum SignalDecision
{
    Passed = 1,
    Warning = 2,
    Rejected = 3,
}
