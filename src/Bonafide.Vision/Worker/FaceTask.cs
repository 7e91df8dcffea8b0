using System.Text.Json;
using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;
using Bonafide.Vision.Native;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Measures the faces on the images of one credential. The JSON is a <see cref="FaceRequest"/>, the parts are the
/// files; the answer is a <see cref="FaceAnswer"/>. The models are loaded with the first request.
/// </summary>
internal sealed class FaceTask(Lazy<FacePack> pack) : IVisionTask
{
    public const string TaskName = "face";

    /// <summary>Names the pack to a worker; not set: the default pack.</summary>
    public const string PackVariable = "BONAFIDE_FACE_PACK";

    /// <summary>At most so large: a face that fills a tenth of it still has all that a descriptor sees.</summary>
    private static readonly ImageLimits Limits = ImageLimits.Default with { MaxDecodedSide = 2_400 };

    private readonly Lazy<Loaded> _loaded = new(() => new(
        pack.Value.Manifest, new(pack.Value), new(new TextReader(PackFolder.Folder("ocr")))));

    public string Name => TaskName;

    public VisionMessage Handle(VisionMessage request)
    {
        var asked = JsonSerializer.Deserialize<FaceRequest>(request.Json.Span, FactJson.Options)!;
        var loaded = _loaded.Value;
        var images = asked.Parts.Zip(request.Parts)
            .Select(part => (Classifier: part.First, Image: Picture(part.First, part.Second)))
            .Where(part => part.Image is not null)
            .Select(part => Measure(loaded, part.Classifier, part.Image!, asked.LookForDocument))
            .ToList();
        var answer = new FaceAnswer(
            images.Count == 0 ? null : new FaceFacts(images, loaded.Manifest.Limits), loaded.Manifest.DataVersion);
        return new(JsonSerializer.SerializeToUtf8Bytes(answer, FactJson.Options), []);
    }

    /// <summary>A chip's files hold the picture, which may be JPEG 2000; every other file is one itself.</summary>
    private static RgbImage? Picture(string classifier, ReadOnlyMemory<byte> file)
    {
        var picture = classifier != Classifiers.Chip ? file
            : ChipFile.TryRead(file, out _) is { } chip ? ChipPortrait.Image(chip)
            : default;
        return classifier == Classifiers.Chip && Jpeg2000Codec.Matches(picture.Span)
            ? Jpeg2000Codec.Decode(picture.Span, Limits)
            : ImageCodec.Decode(picture.Span, Limits).Image;
    }

    private static FaceImageFacts Measure(
        Loaded loaded, string classifier, RgbImage photo, bool lookForDocument)
    {
        var faces = loaded.Reader.Read(photo);
        return new(
            classifier,
            ImageQuality.Measure(photo.FitWithin(1_200)).ToFacts(photo),
            faces,
            [],
            faces.Count == 0 || !lookForDocument ? 0 : loaded.Documents.FractionAround(photo, faces[0]),
            Age: null);
    }

    /// <summary>The pack of this worker, loaded with the first face.</summary>
    public static Lazy<FacePack> WorkerPack() => new(() => FacePack.Load(FacePackManifest.Folder(
        Environment.GetEnvironmentVariable(PackVariable) ?? VisionOptions.DefaultFacePack)));

    private sealed record Loaded(FacePackManifest Manifest, FaceReader Reader, SurroundingDocument Documents);
}
