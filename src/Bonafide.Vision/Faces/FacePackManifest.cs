using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Faces;

/// <summary>
/// What a face pack says of itself: <c>manifest.json</c> in its folder. Models are described well enough that another
/// pack's descriptor can take the default's place; distances are only comparable within one pack.
/// </summary>
/// <param name="Detection">SSD on MobileNet v1: corners [1, n, 4] and scores [1, n, 1].</param>
/// <param name="Landmarks">The 68 points of the iBUG scheme, as x, y pairs in 0..1 of the crop.</param>
/// <param name="Embedding">The descriptor of an aligned face.</param>
/// <param name="Limits">Distances and least qualities; the evidence for them stands beside them.</param>
/// <param name="Similarity">Calibrated similarity by distance: points of a falling line, nearest first.</param>
/// <param name="Search">The measured curve of false matches for 1:n search.</param>
/// <param name="Evidence">Sentences: on which pictures the limits were chosen and measured, and what was not.</param>
/// <param name="Ghost">Limits for ghost portraits; not set: the pack does not compare them.</param>
public sealed record FacePackManifest(
    string Name,
    string Version,
    string Licence,
    FaceDetectionModel Detection,
    FaceModel Landmarks,
    FaceEmbeddingModel Embedding,
    FacePackLimits Limits,
    IReadOnlyList<SimilarityPoint> Similarity,
    FaceSearchCurve Search,
    IReadOnlyList<string> Evidence,
    GhostFaceLimits? Ghost = null)
{
    public const string File = "manifest.json";
    private const int MaxBytes = 64 * 1024;

    public DataVersion DataVersion => new(Name, Version);

    /// <summary>The folder of a pack: one of the pack folder by name, or any other by its full path.</summary>
    public static string Folder(string pack) => Path.IsPathRooted(pack) ? pack : PackFolder.Folder(pack);

    /// <exception cref="InvalidDataException">The manifest is missing, too large or incomplete.</exception>
    public static FacePackManifest Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, File));
        if (!file.Exists || file.Length > MaxBytes)
        {
            throw new InvalidDataException("The face pack has no manifest of a sensible size: run native/build.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize<FacePackManifest>(
                System.IO.File.ReadAllBytes(file.FullName), Strict)!;
            return manifest.Embedding.Points.Count == FaceEmbeddingModel.PointValues
                && manifest is { Similarity.Count: > 1, Search.Curve.Count: > 0 }
                ? manifest
                : throw new InvalidDataException("The face pack's manifest lacks points of alignment or of a curve.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The face pack's manifest is wrong at {wrong.Path}.");
        }
    }

    /// <summary>Similarity in percent on the line through <see cref="Similarity"/>, level at both ends.</summary>
    public double SimilarityAt(double distance)
    {
        var after = Similarity.TakeWhile(point => point.Distance < distance).Count();
        if (after == 0 || after == Similarity.Count)
        {
            return Similarity[Math.Min(after, Similarity.Count - 1)].Percent;
        }

        var (near, far) = (Similarity[after - 1], Similarity[after]);
        var share = (distance - near.Distance) / (far.Distance - near.Distance);
        return near.Percent + (share * (far.Percent - near.Percent));
    }

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };
}

/// <param name="Input">Width and height, pixels.</param>
/// <param name="Sha256">Of the file, lower case hex; a file that differs is not loaded.</param>
public record FaceModel(string File, string Sha256, IReadOnlyList<int> Input);

/// <param name="MinScore">Faces below this score are not taken, 0..1.</param>
public sealed record FaceDetectionModel(string File, string Sha256, IReadOnlyList<int> Input, double MinScore)
    : FaceModel(File, Sha256, Input);

/// <param name="Channels"><c>rgb</c> or <c>bgr</c>; mean and scale are in the same order.</param>
/// <param name="Points">
/// Where the aligned face has its right eye, left eye (image left first), tip of the nose, and both corners of the
/// mouth: x and y in pixels of the input.
/// </param>
/// <param name="Values">Length of the descriptor.</param>
/// <param name="UnitLength">Whether descriptors are brought to length 1 before they are compared.</param>
public sealed record FaceEmbeddingModel(
    string File,
    string Sha256,
    IReadOnlyList<int> Input,
    string Channels,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Scale,
    IReadOnlyList<float> Points,
    int Values,
    bool UnitLength)
    : FaceModel(File, Sha256, Input)
{
    internal const int PointValues = 10;
}

/// <param name="Percent">0..100.</param>
public sealed record SimilarityPoint(double Distance, double Percent);
