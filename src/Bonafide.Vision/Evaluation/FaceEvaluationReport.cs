using System.Text.Json.Serialization;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Evaluation;

/// <param name="WithoutFace">Pictures on which no face was found that could be described.</param>
/// <param name="BelowQuality">Pictures whose face the pack's limits refuse to compare.</param>
/// <param name="AllPairs">Every pair of described faces.</param>
/// <param name="ComparablePairs">Pairs of faces within the pack's limits: what the product compares.</param>
public sealed record FaceEvaluationReport(
    string Pack,
    int Pictures,
    int People,
    int WithoutFace,
    int BelowQuality,
    FacePairReport AllPairs,
    FacePairReport ComparablePairs,
    FaceTimes TimesMs,
    IReadOnlyList<MeasuredFace> Faces);

/// <param name="AtTargets">At the distances that give false match rates of 0.1, 0.01 …, none below 3 / pairs.</param>
public sealed record FacePairReport(
    DistanceSummary Same,
    DistanceSummary Different,
    FaceOperatingPoint AtMatchDistance,
    FaceOperatingPoint AtNoMatchDistance,
    IReadOnlyList<FaceOperatingPoint> AtTargets,
    IReadOnlyList<FaceOperatingPoint> Curve);

/// <summary>Both errors at one distance.</summary>
public sealed record FaceOperatingPoint(double Distance, Rate FalseMatch, Rate FalseNonMatch);

public sealed record DistanceSummary(int Count, double Least, double Median, double Largest)
{
    internal static DistanceSummary Of(List<double> sorted) => sorted.Count == 0
        ? new(0, double.NaN, double.NaN, double.NaN)
        : new(sorted.Count, sorted[0], sorted[sorted.Count / 2], sorted[^1]);
}

/// <summary>Milliseconds for finding, measuring and describing the faces of one decoded picture.</summary>
public sealed record FaceTimes(double P50, double P99, double Max);

/// <param name="Main">The largest face, without its descriptor: reports hold none.</param>
public sealed record MeasuredFace(
    string Person,
    string Path,
    [property: JsonIgnore] IReadOnlyList<float>? Embedding,
    bool IsComparable,
    SeenFace? Main,
    int FaceCount,
    double Ms);
