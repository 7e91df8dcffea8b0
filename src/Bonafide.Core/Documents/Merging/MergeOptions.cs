using System.ComponentModel.DataAnnotations;

namespace Bonafide.Core.Documents.Merging;

public sealed record MergeOptions
{
    public static MergeOptions Default { get; } = new();

    /// <summary>
    /// Confidence, 0..1, from which a reading can make a contradiction certain. Default 0.85: a reading of the machine
    /// readable zone whose check digit fits has at least that (<see cref="Mrz.MrzOptions.CheckedConfidence"/>).
    /// </summary>
    [Range(0.5, 1)]
    public double SureConfidence { get; init; } = 0.85;
}
