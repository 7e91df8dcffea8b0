using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Reads one image of a document. The JSON is a <see cref="DocumentRequest"/>, the one part is the file; the answer is
/// a <see cref="DocumentAnswer"/>. The models are loaded with the first request.
/// </summary>
internal sealed class DocumentTask : IVisionTask
{
    public const string TaskName = "document";

    /// <summary>A person waits for one document; where many are read, workers share the cores.</summary>
    internal static readonly int Threads = Math.Min(2, Environment.ProcessorCount);

    private readonly Lazy<Loaded> _loaded = new(() =>
        new(new DocumentReader(new TextReader(PackFolder.Folder("ocr"), Threads)), PackVersions.OfDocuments()));

    public string Name => TaskName;

    public VisionMessage Handle(VisionMessage request)
    {
        var asked = JsonSerializer.Deserialize<DocumentRequest>(request.Json.Span, FactJson.Options)!;
        var (reader, versions) = _loaded.Value;
        var decoded = ImageCodec.Decode(request.Parts.Single().Span, ImageLimits.Default);
        var answer = new DocumentAnswer(
            decoded.Image is { } photo ? reader.Read(photo, asked, decoded.Grid) : null, versions);
        return new(JsonSerializer.SerializeToUtf8Bytes(answer, FactJson.Options), []);
    }

    private sealed record Loaded(DocumentReader Reader, IReadOnlyDictionary<string, string> Versions);
}
