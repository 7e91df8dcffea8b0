using System.Security.Cryptography;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Faces;

/// <summary>A face pack's models, loaded after their digests were checked.</summary>
public sealed class FacePack : IDisposable
{
    private FacePack(FacePackManifest manifest, string folder)
    {
        Manifest = manifest;
        Detection = Load(folder, manifest.Detection);
        Landmarks = Load(folder, manifest.Landmarks);
        Embedding = Load(folder, manifest.Embedding);
    }

    public FacePackManifest Manifest { get; }

    internal OnnxModel Detection { get; }

    internal OnnxModel Landmarks { get; }

    internal OnnxModel Embedding { get; }

    /// <exception cref="InvalidDataException">A file of the pack is not the one that its manifest names.</exception>
    public static FacePack Load(string folder) => new(FacePackManifest.Read(folder), folder);

    public void Dispose()
    {
        Detection.Dispose();
        Landmarks.Dispose();
        Embedding.Dispose();
    }

    private static OnnxModel Load(string folder, FaceModel model)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, model.File));
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == model.Sha256
            ? OnnxModel.Load(bytes)
            : throw new InvalidDataException($"'{model.File}' is not the file that the face pack's manifest names.");
    }
}
