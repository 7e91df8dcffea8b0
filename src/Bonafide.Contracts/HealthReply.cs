namespace Bonafide.Contracts;

/// <summary>Answer of health (contract 03 §6).</summary>
/// <param name="Status">UP, DEGRADED or DOWN.</param>
/// <param name="Details">Only the parts that are not UP.</param>
public sealed record HealthReply(string Status, IReadOnlyDictionary<string, string>? Details);
