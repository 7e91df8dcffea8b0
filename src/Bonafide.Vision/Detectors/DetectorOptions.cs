namespace Bonafide.Vision.Detectors;

/// <summary>Limits of the detectors. Where each comes from stands in this folder's README.</summary>
public sealed record DetectorOptions
{
    public static DetectorOptions Default { get; } = new();

    /// <summary>
    /// Height of the peak of one lattice in the spectrum, less most of the next one in its direction, at which a photo
    /// is one of a display, natural logarithm of power, 0.5..10. Default 0.85.
    /// </summary>
    public double LeastLatticeHeight { get; init; } = 0.85;

    /// <summary>
    /// Height of the second of several lattices at which a photo shows screened print, natural logarithm of power,
    /// 0.5..10. Default 3.
    /// </summary>
    public double LeastScreenHeight { get; init; } = 3;

    /// <summary>
    /// Difference between the paper under a line of print and the paper on each of its sides at which it was pasted
    /// over, gray levels, 0.5..50. Default 4.6.
    /// </summary>
    public double LeastPaperStep { get; init; } = 4.6;

    /// <summary>
    /// How much smoother the paper under a number is than the paper on each side of it where fine lines were wiped out,
    /// natural logarithm, 0.1..5. Default 0.9.
    /// </summary>
    public double LeastLostLines { get; init; } = 0.9;

    /// <summary>
    /// The same for lines with fewer than four digits, which are changed less often and lie between two lines of the
    /// pattern more often. Default 1.6.
    /// </summary>
    public double LeastLostLinesOfWords { get; init; } = 1.6;

    /// <summary>
    /// How much nearer the digits of a value are to another typeface than to the one that it should be set in, share of
    /// their ink, 0.005..0.5. Default 0.055.
    /// </summary>
    public double LeastOddTypeface { get; init; } = 0.055;

    /// <summary>
    /// Spread of chroma at or below which a picture has no colour, gray levels, 0..50. A gray picture has 0 and one
    /// under a coloured lamp about 1, since a tint does not vary. Default 2.
    /// </summary>
    public double MaxGraySpread { get; init; } = 2;

    /// <summary>
    /// Share of a disc's rim at which the colours of the surroundings must end for it to be a hole, 0.3..1. Default
    /// 0.86.
    /// </summary>
    public double LeastRoundEdge { get; init; } = 0.86;

    /// <summary>
    /// Share of a picture that lies in two opposite bars of one colour at which it is a picture of a screen, 0.02..0.9.
    /// Default 0.08.
    /// </summary>
    public double LeastBars { get; init; } = 0.08;

    /// <summary>
    /// What all blocks of a piece together must say for having come into the photo later, nats, 20..10,000. Default 90.
    /// </summary>
    public double LeastForeignEvidence { get; init; } = 90;

    /// <summary>What one of them must say at least, mean, as a share of what a block of the rest says for having been
    /// stored before, 0.1..2. Default 0.5.</summary>
    public double LeastForeignShare { get; init; } = 0.5;

    /// <summary>
    /// Share of the other blocks that must follow the earlier saving for anything to be said of a piece, 0.5..1.
    /// Default 0.95.
    /// </summary>
    public double LeastFollowers { get; init; } = 0.95;
}
