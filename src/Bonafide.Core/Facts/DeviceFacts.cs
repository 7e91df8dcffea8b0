using Bonafide.Core.Devices;

namespace Bonafide.Core.Facts;

/// <summary>What a blackbox shows of a device and what is known of it. Null always means "not known".</summary>
public sealed record DeviceFacts
{
    public static readonly FactKind<DeviceFacts> Kind = new(FactKinds.Device);

    public required BlackboxProblem Problem { get; init; }

    /// <summary>It came as <c>Session</c>, so the answer has the deprecated fields.</summary>
    public bool IsDeprecatedVariant { get; init; }

    /// <summary>Opened, but something that every collector writes is missing or of another type.</summary>
    public bool IsSuspect { get; init; }

    public DateTimeOffset? CollectedAt { get; init; }

    /// <summary>The address that the collector asked from.</summary>
    public string? TrueIp { get; init; }

    /// <summary>What is known of <see cref="TrueIp"/>; null when there is none, or nothing to ask.</summary>
    public GeoIpFacts? Address { get; init; }

    public string? Model { get; init; }

    public string? OperatingSystem { get; init; }

    public string? Browser { get; init; }

    public string? BrowserVersion { get; init; }

    public string? Language { get; init; }

    /// <summary>Minutes east of UTC.</summary>
    public int? UtcOffsetMinutes { get; init; }

    /// <summary>Height X width in CSS pixels.</summary>
    public string? Screen { get; init; }

    public bool? AreCookiesEnabled { get; init; }

    public bool? IsFlashEnabled { get; init; }

    /// <summary>Signs of a browser that a program drives, such as <c>webdriver</c>; empty when none was
    /// seen.</summary>
    public IReadOnlyList<string> Automation { get; init; } = [];

    /// <summary>The user agent names another system or browser than the browser itself shows.</summary>
    public bool? IsSystemContradicted { get; init; }

    public DeviceIdentity? Identity { get; init; }

    /// <summary>What a sandbox value says was seen of the device; null outside of the sandbox.</summary>
    public DeviceActivity? SandboxActivity { get; init; }
}

/// <summary>Transactions within 24 hours, the asking one included.</summary>
/// <param name="OnAddress">Null when the address is not known.</param>
public sealed record DeviceActivity(long OnDevice, long? OnAddress);
