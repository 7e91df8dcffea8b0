namespace Bonafide.Vision.Faces;

/// <summary>
/// How often faces of different people come within a distance, measured, with the bound that the number of pairs
/// allows. Ruling 8f asks for at most 0.01 expected false hits in one search.
/// </summary>
/// <param name="Curve">By growing distance.</param>
/// <param name="StrictDistance">The distance that a rejection needs beside contradicting data.</param>
public sealed record FaceSearchCurve(IReadOnlyList<FalseMatchPoint> Curve, double StrictDistance)
{
    public const double MostExpectedFalseHits = 0.01;

    /// <summary>
    /// The widest distance at which so many comparisons are expected to give at most 0.01 false hits, going by the
    /// upper bound and not by the measured rate. Where none is, the narrowest distance measured, marked as not
    /// supported.
    /// </summary>
    public FaceSearchLimit LimitFor(long comparisons)
    {
        var widest = Curve.LastOrDefault(point => point.UpperBound * comparisons <= MostExpectedFalseHits);
        return widest is null ? new(Curve[0].Distance, false) : new(widest.Distance, true);
    }
}

/// <param name="FalseMatches">Pairs of different people at or below the distance.</param>
/// <param name="Pairs">Pairs of different people that were looked at.</param>
/// <param name="UpperBound">Of the rate, with 95 % confidence; never below 3 / pairs.</param>
public sealed record FalseMatchPoint(double Distance, int FalseMatches, int Pairs, double UpperBound);

public readonly record struct FaceSearchLimit(double Distance, bool IsSupported);
