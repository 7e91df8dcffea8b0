using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// Periods that run all over a document, finer than its own print: what a display's pixels and a printer's dots leave.
/// The mean of the logarithmic power spectra of its tiles keeps what they share; at least a third of them must be
/// usable.
/// </summary>
internal sealed class SurfaceSpectrum
{
    /// <summary>Cycles per pixel; coarser periods are the document's own print for certain.</summary>
    private const double LeastFrequency = 0.09;

    /// <summary>Printers' screens are seldom coarser than 5.4 of the camera's pixels.</summary>
    private const double LeastScreenFrequency = 0.185;

    /// <summary>A display's pixels are seldom wider than four of the camera's.</summary>
    private const double LeastLatticeFrequency = 0.24;

    /// <summary>Screens of dots have one pitch and different directions.</summary>
    private const double LeastTurnDegrees = 12;

    private const double MostPitchRatio = 1.25;

    /// <summary>Beside a display's one lattice, the second direction is this much weaker.</summary>
    private const double LeastRivalShare = 0.7;

    /// <summary>Lines and bars of print leave a row of peaks in one direction, a display has one. Cycles per pixel from
    /// the row, two bins of a tile.</summary>
    private const double MostRowDistance = 2.0 / SurfaceTile.Side;

    private const double LeastRowStep = 0.03;

    /// <summary>How much of the row's next peak is taken off; an overexposed display has a weak one too.</summary>
    private const double RowShare = 0.75;

    /// <param name="peaks">The highest first.</param>
    private SurfaceSpectrum(IReadOnlyList<SpectralPeak> peaks)
    {
        IsKnown = peaks.Count > 0;
        var rival = peaks.FirstOrDefault(peak => peak.Frequency >= LeastScreenFrequency) is { } top
            ? Turned(peaks, top)
            : 0;
        TurnedScreens = rival;
        Lattice = rival > 0 ? 0 : Alone(peaks);
    }

    /// <summary>False where too little of the document could be looked at.</summary>
    internal bool IsKnown { get; }

    /// <summary>Height of the one lattice that stands out, see <see cref="SpectralPeak.Height"/>, less most of the
    /// next one in its direction; 0 without one.</summary>
    internal double Lattice { get; }

    /// <summary>Height of the second of several lattices of one pitch; 0 without one.</summary>
    internal double TurnedScreens { get; }

    /// <summary>The highest of the same pitch and another direction that is no echo; 0 where it is much
    /// lower.</summary>
    private static double Turned(IReadOnlyList<SpectralPeak> peaks, SpectralPeak top)
    {
        var rival = peaks.Where(peak => top.DegreesTo(peak) >= LeastTurnDegrees && !peak.IsEchoOf(top)
            && Math.Abs(Math.Log(peak.Frequency / top.Frequency)) <= Math.Log(MostPitchRatio))
            .Select(peak => peak.Height).FirstOrDefault();
        return rival >= top.Height * LeastRivalShare ? rival : 0;
    }

    private static double Alone(IReadOnlyList<SpectralPeak> peaks)
    {
        if (peaks.FirstOrDefault(peak => peak.Frequency >= LeastLatticeFrequency) is not { } top)
        {
            return 0;
        }

        // What JPEG's blocks leave is no print: what they make of the lattice itself, and what lies as they do where
        // the lattice does not.
        var next = peaks.FirstOrDefault(peak => peak.DistanceToRowOf(top) <= MostRowDistance
            && Math.Abs(peak.Frequency - top.Frequency) >= LeastRowStep
            && !peak.IsEchoOf(top) && (top.IsLevel || !peak.IsLevel));
        return Math.Max(0, top.Height - (RowShare * Math.Max(0, next?.Height ?? 0)));
    }

    /// <param name="outline">The document's corners in the photo.</param>
    internal static SurfaceSpectrum Measure(RgbImage photo, Core.Facts.Quad outline)
    {
        var tiles = SurfaceTile.Of(photo, outline);
        return tiles.Count < SurfaceTile.Across * SurfaceTile.Down / 3
            ? new([])
            : new([.. SpectralPeak.Find(SlantedLattice.Highest(tiles), LeastFrequency)]);
    }
}
