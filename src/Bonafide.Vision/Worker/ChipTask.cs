using System.Text.Json;
using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Passive authentication of a chip's files. The JSON is the instant to judge at; the parts are the upload, the
/// country certificates and the revocation lists, the latter two in DER one after the other. The answer is a
/// <see cref="ChipFacts"/>, or null when the upload is no chip's. Nothing here is native but the check of signatures,
/// and a stranger's keys belong in the box all the same.
/// </summary>
internal sealed class ChipTask : IVisionTask
{
    public const string TaskName = "chip";

    public string Name => TaskName;

    public VisionMessage Handle(VisionMessage request)
    {
        var now = JsonSerializer.Deserialize<DateTimeOffset>(request.Json.Span, FactJson.Options);
        var facts = ChipFile.TryRead(request.Parts[0], out _) is { } chip
            ? PassiveAuthentication.Check(chip, new(request.Parts[1], request.Parts[2]), now)
            : null;
        return new(JsonSerializer.SerializeToUtf8Bytes(facts, FactJson.Options), []);
    }
}
