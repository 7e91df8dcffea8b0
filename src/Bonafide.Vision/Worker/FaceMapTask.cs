using System.Text.Json;
using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Faces.Series;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Measures the frames of one series. The JSON is a <see cref="FaceMapRequest"/>, the parts are the frames; the answer
/// is a <see cref="FaceMapAnswer"/>. The models are those of the face task.
/// </summary>
internal sealed class FaceMapTask(Lazy<FacePack> pack) : IVisionTask
{
    public const string TaskName = "faceMap";

    /// <summary>A face at arm's length still has 60 pixels between the eyes on a frame of this size.</summary>
    private static readonly ImageLimits Limits = ImageLimits.Default with { MaxDecodedSide = 640 };

    private readonly Lazy<SeriesReader> _reader = new(() => new(pack.Value));

    public string Name => TaskName;

    public VisionMessage Handle(VisionMessage request)
    {
        var asked = JsonSerializer.Deserialize<FaceMapRequest>(request.Json.Span, FactJson.Options)!;
        var frames = asked.Frames.Zip(request.Parts)
            .Select(pair => (pair.First, ImageCodec.Decode(pair.Second.Span, Limits).Image)).ToList();
        var manifest = pack.Value.Manifest;
        var facts = frames.Exists(frame => frame.Image is null)
            ? null
            : _reader.Value.Read([.. frames.Select(frame =>
                new TimedFrame(frame.First.Step, frame.First.AtMs, frame.Image!))]);
        var answer = new FaceMapAnswer(facts, manifest.Limits, manifest.DataVersion);
        return new(JsonSerializer.SerializeToUtf8Bytes(answer, FactJson.Options), []);
    }
}

/// <summary>What a worker is asked about a series; each part of the message is a frame.</summary>
/// <param name="Frames">When each was taken, in the order of the parts.</param>
public sealed record FaceMapRequest(IReadOnlyList<FrameTime> Frames);

public sealed record FrameTime(int Step, int AtMs);

/// <summary>What came of it.</summary>
/// <param name="Frames">Null when one of the frames cannot be decoded.</param>
/// <param name="Pack">The face pack that was asked.</param>
public sealed record FaceMapAnswer(IReadOnlyList<FrameFacts>? Frames, FacePackLimits Limits, DataVersion Pack);
