using System.ComponentModel.DataAnnotations;

namespace Bonafide.Capabilities.BiometricVerification;

/// <summary>
/// Limits of the calibrated similarity, in percent; both are the seed's (Mexican INE Face Validation).
/// </summary>
public sealed class BiometricVerificationOptions
{
    /// <summary>At or above, the selfie matches the photo on record. Default 85: the seed.</summary>
    [Range(50, 100)]
    public double MatchFrom { get; set; } = 85;

    /// <summary>At or below, it does not. Default 50: the seed.</summary>
    [Range(0, 85)]
    public double NoMatchUpTo { get; set; } = 50;
}
