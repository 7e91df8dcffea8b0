using Bonafide.Core.Facts;

namespace Bonafide.Vision.Detectors;

/// <summary>Brings measures of any unit to a score of 0..1, 0.5 at the limit, so that detectors compare.</summary>
internal static class DetectorScore
{
    internal const double Limit = 0.5;

    private const string Unit = "score";

    /// <param name="measure">At least 0; at or above the limit it speaks against the image.</param>
    internal static DetectorFinding Of(
        string name, double measure, double limit, string? field = null, Quad? region = null)
    {
        var score = Math.Round(Math.Max(0, measure) / (Math.Max(0, measure) + limit), 3);
        return new(name, score, Limit, Unit, score >= Limit, field, region);
    }

    internal static DetectorFinding Unknown(string name) => new(name, null, Limit, Unit, false);
}
