namespace Bonafide.Capabilities.ImageChecks;

/// <summary>
/// Limits live with the detectors and in the face pack's manifest, each with its evidence; this capability adds none.
/// </summary>
public sealed record ImageChecksOptions;
