namespace Bonafide.Core.Documents.Mrz;

/// <summary>One sign of a machine readable zone as a recogniser gave it.</summary>
/// <param name="Sign">Any character; what the zone cannot hold counts as unread.</param>
/// <param name="Confidence">0..1.</param>
/// <param name="Centre">Where along the line, in any unit that grows to the right; not a number when unknown.</param>
public readonly record struct MrzSign(char Sign, double Confidence, double Centre = double.NaN);
