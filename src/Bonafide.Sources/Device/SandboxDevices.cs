using Bonafide.Core.Devices;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Device;

/// <summary>
/// Test values of <c>sessionId</c> and <c>Session</c> for tenants of kind sandbox. Each brings facts, and the ordinary
/// rules judge them; <c>docs/sandbox.md</c> lists them.
/// </summary>
public static class SandboxDevices
{
    private static readonly DataVersion Version = new("sandbox", "1");
    private static readonly DeviceActivity Quiet = new(1, 1);

    private static readonly GeoIpFacts Place = new()
    {
        Problem = GeoIpProblem.None,
        Country = "USA",
        State = "GA",
        City = "Marietta",
        Latitude = 33.9525,
        Longitude = -84.55,
        Isp = "Example Telecom",
        IsTorExit = false,
        IsVpn = false,
        IsHosting = false,
        IsAnonymous = false,
    };

    private static readonly DeviceIdentity Fresh = new(
        new Guid("00000000-0000-7000-8000-0000000000d1"), DeviceMatch.None, null, 1, [], [], DeviceCrowd.Nobody,
        DeviceCrowd.Nobody);

    private static readonly DeviceFacts Plain = new()
    {
        Problem = BlackboxProblem.None,
        TrueIp = "192.0.2.1",
        Address = Place,
        Model = "Windows",
        OperatingSystem = "Windows",
        Browser = "Chrome",
        BrowserVersion = "135.0.0",
        Language = "en-US",
        UtcOffsetMinutes = -300,
        Screen = "900X1600",
        AreCookiesEnabled = true,
        IsFlashEnabled = false,
        IsSystemContradicted = false,
        Identity = Fresh,
        SandboxActivity = Quiet,
    };

    internal static readonly IReadOnlyList<SandboxDevice> All =
    [
        new("sandbox-device-new", "deviceIsNew=true", "A device that was never seen", Plain),
        new("sandbox-device-known", "deviceIsNew=false", "A device of last year", Known(Fresh)),
        new("sandbox-device-busy", "Transactions Per Device- 15 in 1 day", "Many transactions on one device",
            Plain with { SandboxActivity = new(15, 1) }),
        new("sandbox-device-address-busy", "Transactions per IP- 60 in 1 day", "Many transactions on one address",
            Plain with { SandboxActivity = new(1, 60) }),
        new("sandbox-device-countries", "Countries Per Device- 4", "Seen in many countries",
            Known(Fresh with { Countries = 4 })),
        new("sandbox-device-timezone", "Timezone/Geolocation Mismatch", "The clock of another continent",
            Plain with { UtcOffsetMinutes = 360 }),
        new("sandbox-device-proxy", "Proxy in Use", "A proxy's address", At(Place with
        {
            IsAnonymous = true, Proxy = ProxyKind.Public,
        })),
        new("sandbox-device-vpn", "Proxy in Use", "A VPN provider's address", At(Place with
        {
            IsAnonymous = true, IsVpn = true,
        })),
        new("sandbox-device-tor", "TOR Exit Node IP", "An exit node of Tor", At(Place with
        {
            IsAnonymous = true, IsTorExit = true,
        })),
        new("sandbox-device-owned", "Owned Evidence Exists", "Evidence of this tenant",
            Known(Fresh with { OwnEvidence = [EvidenceType.Financial] })),
        new("sandbox-device-other-financial", "Other Subscriber Financial Evidence",
            "Financial evidence of another tenant", Known(Other(EvidenceType.Financial))),
        new("sandbox-device-other-ato", "Other Subscriber ATO Evidence", "The same of account takeover",
            Known(Other(EvidenceType.AccountTakeover))),
        new("sandbox-device-other-policy", "Other Subscriber Policy Fraud Evidence", "The same of policy fraud",
            Known(Other(EvidenceType.PolicyFraud))),
        new("sandbox-device-other-id-theft", "Other Subscriber ID Theft Evidence", "The same of identity theft",
            Known(Other(EvidenceType.IdTheft))),
        new("sandbox-device-other-miscellaneous", "Other Subscriber Miscellaneous Evidence", "The same, of no kind",
            Known(Other(EvidenceType.Miscellaneous))),
        new("sandbox-device-other-cheating", "Other Subscriber Cheating Evidence", "The same of cheating",
            Known(Other(EvidenceType.Cheating))),
        new("sandbox-device-global", "Device Risk Global", "Most devices that look alike have evidence",
            Known(Fresh with { Similar = new(5, 4) })),
        new("sandbox-device-address-global", "IP Address Risk Global", "Most devices on the address have evidence",
            Known(Fresh with { OnAddress = new(5, 4) })),
        new("sandbox-device-automated", "Automated Browser", "A program drives the browser",
            Plain with { Automation = ["webdriver"] }),
        new("sandbox-device-suspect", "Suspect Device Data", "A blackbox that lacks what every browser gives",
            Plain with { IsSuspect = true }),
        new("sandbox-device-invalid", "Invalid Blackbox", "A blackbox that does not open",
            new DeviceFacts { Problem = BlackboxProblem.Invalid }),
        new("sandbox-device-expired", "Invalid Blackbox", "A blackbox that is too old",
            new DeviceFacts { Problem = BlackboxProblem.Expired }),
        new("sandbox-device-replayed", "Invalid Blackbox", "A blackbox that another transaction used",
            new DeviceFacts { Problem = BlackboxProblem.Replayed }),
        new("sandbox-device-foreign", "Invalid Blackbox", "A blackbox of another tenant's page",
            new DeviceFacts { Problem = BlackboxProblem.Foreign }),
        new("sandbox-device-failing", "", "The source fails", null),
    ];

    private static readonly Dictionary<string, SandboxDevice> ByText =
        All.ToDictionary(value => value.Text, StringComparer.Ordinal);

    /// <summary>The fact of a test value; null when the text is none.</summary>
    internal static Fact? Find(DeviceRiskData given, DateTimeOffset now)
    {
        if (!ByText.TryGetValue(given.Blackbox, out var value))
        {
            return null;
        }

        return value.Facts is { } facts
            ? Fact.Known(
                DeviceFacts.Kind, null,
                facts with
                {
                    IsDeprecatedVariant = given.IsDeprecatedVariant,
                    CollectedAt = facts.Problem == BlackboxProblem.None ? now.AddSeconds(-42) : null,
                },
                Version)
            : Fact.Unknown(FactKinds.Device, null, FactStatus.Failed, Version);
    }

    private static DeviceFacts Known(DeviceIdentity identity) => Plain with
    {
        Identity = identity with
        {
            Match = DeviceMatch.Certain,
            FirstSeen = new DateTimeOffset(2025, 8, 24, 19, 40, 59, 163, TimeSpan.Zero),
        },
    };

    private static DeviceFacts At(GeoIpFacts address) => Plain with { Address = address };

    private static DeviceIdentity Other(EvidenceType type) => Fresh with { OtherEvidence = [type] };
}

/// <param name="Brings">The alert or <c>field=value</c> that it stands for; empty where nothing is executed.</param>
/// <param name="Facts">Null stands for a source that fails.</param>
internal sealed record SandboxDevice(string Text, string Brings, string Why, DeviceFacts? Facts);
