using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Records;
using Bonafide.Core.Settings;

namespace Bonafide.Capabilities.GeoIpVerification;

/// <summary>
/// Judges the person's IP address by what it is and what was seen on it (contract 04 §9, ruling 23).
/// </summary>
internal sealed class GeoIpVerificationCapability(GeoIpVerificationOptions options) : ICapability
{
    public string Name => CapabilityNames.GeoIpVerification;

    public IReadOnlyList<string> Needs => [FactKinds.GeoIp, FactKinds.History];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => GeoIpVerificationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Without an address that somebody can have, an answer about it, or history there is nothing to judge.
        if (GeoIpVerificationRequest.From(input) is not { } request)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        // 2. Everything that speaks against an address, with what the tenant lets it decide.
        var signals = Signals(request, input.Execution.Settings.GeoIpDecisions);
        var worst = signals.Where(signal => signal.Applies == true).Select(signal => signal.Decides)
            .DefaultIfEmpty(SignalDecision.Passed).Max();

        // 3. The worst decides.
        var (decision, label) = worst switch
        {
            SignalDecision.Rejected => (Decision.Rejected, GeoIpVerificationLabels.HighRisk),
            SignalDecision.Warning => (Decision.Warning, GeoIpVerificationLabels.MediumRisk),
            _ => (Decision.Passed, GeoIpVerificationLabels.LowRisk),
        };
        return CapabilityOutcome.Of(input.Group, decision, label) with
        {
            Data = Data(request.Address, signals),
            Findings = [.. signals.Select(signal => signal.Finding)],
        };
    }

    private List<Signal> Signals(GeoIpVerificationRequest request, GeoIpDecisions decisions)
    {
        var (address, seen) = request;
        bool? isHidden = address.IsVpn == true || address.Proxy is not null ? true
            : address.IsAnonymous is null ? null
            : address is { IsAnonymous: true, IsTorExit: not true };
        return
        [
            Of("torExitNode", address.IsTorExit, decisions.Tor),
            Of("anonymizer", isHidden, decisions.Anonymous),
            Of("hosting", address.IsHosting, decisions.Hosting),
            Counted("highBillingPostalCodeVelocity", seen.PostalAddresses, options.PostalAddressesFrom,
                decisions.Activity),
            Counted("highEmailVelocity", seen.Emails, options.EmailsFrom, decisions.Activity),
            Counted("highIssuerIdVelocity", seen.Issuers, options.IssuersFrom, decisions.Activity),
            Counted("highRiskDevicesActivity", seen.RiskyDevices, options.RiskyDevicesFrom, decisions.Activity),
            Counted("highRiskEmailsActivity", seen.RiskyEmails, options.RiskyEmailsFrom, decisions.Activity),
            NetworkActivity(seen, decisions.NetworkActivity),
        ];
    }

    /// <summary>Many bad ends, and a good part of all: the address of a whole town has some of the former.</summary>
    private Signal NetworkActivity(AddressActivity seen, SignalDecision decides)
    {
        var applies = seen.RiskyHits >= options.RiskyHitsFrom
            && seen.RiskyHits * 100 >= seen.Hits * options.RiskyPercent;
        return new("highRiskNetworkActivity", applies, decides, new Finding(
            "highRiskNetworkActivity", Text(seen.RiskyHits), Text(options.RiskyHitsFrom), !applies, null, "history"));
    }

    private static Signal Of(string name, bool? applies, SignalDecision decides) => new(
        name, applies, decides,
        new Finding(name, applies is null ? null : applies.Value ? "true" : "false", "false", !applies, null, "geoIp"));

    private static Signal Counted(string name, long? count, int from, SignalDecision decides) => new(
        name, count >= from, decides,
        new Finding(name, count is { } known ? Text(known) : null, Text(from), count is null ? null : count < from,
            null, "history"));

    /// <summary>The seed's fields, the sample's first; the unknown is left out, as are flags that are false.</summary>
    private static JsonObject Data(GeoIpFacts address, List<Signal> signals)
    {
        var data = new JsonObject();
        Add(data, "country", address.Country);
        Add(data, "state", address.State);
        Add(data, "city", address.City);
        Add(data, "isp", address.Isp);
        Add(data, "organization", address.Organization);
        Add(data, "latitude", address.Latitude);
        Add(data, "longitude", address.Longitude);
        Add(data, "accuracyRadius", address.AccuracyRadiusKm);
        Add(data, "anonymous", address.IsAnonymous);
        Add(data, "anonymousVPN", address.IsVpn == true ? true : null);
        Add(data, "satelliteProvider", address.IsSatellite == true ? true : null);
        Add(data, "proxyType", address.Proxy?.ToString().ToUpperInvariant());
        Add(data, "userType", address.UserType ?? (address.IsHosting == true ? "HOSTING" : null));
        foreach (var signal in signals.Where(signal => signal.Applies == true && signal.IsPublished))
        {
            data[signal.Name] = true;
        }

        return data;
    }

    private static void Add(JsonObject data, string name, JsonNode? value)
    {
        if (value is not null)
        {
            data[name] = value;
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <param name="Applies">Null when it is not known.</param>
    private sealed record Signal(string Name, bool? Applies, SignalDecision Decides, Finding Finding)
    {
        /// <summary>The seed has a field of this name; the other two are told by <c>anonymous</c> and
        /// <c>userType</c>.</summary>
        public bool IsPublished => Name is not ("anonymizer" or "hosting");
    }
}
