namespace Bonafide.Core.Devices;

/// <summary>
/// What a browser shows of its device and keeps from visit to visit. Null means that it did not say.
/// </summary>
public sealed record DeviceProfile
{
    /// <summary>Family of the browser without its version, which changes every month.</summary>
    public string? Browser { get; init; }

    public string? OperatingSystem { get; init; }

    /// <summary>Name or code of the model; most desktops do not tell.</summary>
    public string? Model { get; init; }

    public string? Platform { get; init; }

    /// <summary>Graphics unit as WebGL names it.</summary>
    public string? Graphics { get; init; }

    /// <summary>Longer and shorter side in CSS pixels, so that turning a phone changes nothing.</summary>
    public string? Screen { get; init; }

    public int? ColorDepth { get; init; }

    public double? PixelRatio { get; init; }

    public int? Cores { get; init; }

    /// <summary>Gigabytes, as coarse as the browser gives it.</summary>
    public double? Memory { get; init; }

    public int? TouchPoints { get; init; }

    /// <summary>Hash of what the canvas drew.</summary>
    public string? Canvas { get; init; }

    public string? GraphicsHash { get; init; }

    /// <summary>Hash of an oscillator's rendering.</summary>
    public string? Audio { get; init; }

    /// <summary>The probed fonts that are installed.</summary>
    public string? Fonts { get; init; }

    /// <summary>IANA name.</summary>
    public string? TimeZone { get; init; }

    public string? Languages { get; init; }

    /// <summary>
    /// The coarse parts by which earlier visits of the same kind of device are found at all. Stored hashes depend on
    /// it.
    /// </summary>
    public string Kind => string.Join('|', Browser, OperatingSystem, Model, Platform, Graphics, Screen);
}
