using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Holds the ghost portrait on one document against the main one. The JSON is a <see cref="GhostFaceRequest"/>, the one
/// part is the file; the answer is a <see cref="GhostFaceAnswer"/>. The models are those of the face task.
/// </summary>
internal sealed class GhostFaceTask(Lazy<FacePack> pack) : IVisionTask
{
    public const string TaskName = "ghostFace";

    private readonly Lazy<GhostFaceReader> _reader = new(() => new(pack.Value));

    public string Name => TaskName;

    public VisionMessage Handle(VisionMessage request)
    {
        var asked = JsonSerializer.Deserialize<GhostFaceRequest>(request.Json.Span, FactJson.Options)!;
        var manifest = pack.Value.Manifest;
        // Decoded as for reading the document, so that the places fit.
        var facts = manifest.Ghost is { } limits
            && ImageCodec.Decode(request.Parts.Single().Span, ImageLimits.Default).Image is { } photo
                ? _reader.Value.Compare(photo, asked.Portrait, asked.Ghost, limits)
                : null;
        return new(
            JsonSerializer.SerializeToUtf8Bytes(new GhostFaceAnswer(facts, manifest.DataVersion), FactJson.Options),
            []);
    }
}
