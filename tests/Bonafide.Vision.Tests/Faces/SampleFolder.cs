using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Vision.Tests.Faces;

/// <summary>The sample portraits, made once; their origin is told in <c>.packs/samples/ORIGIN.md</c>.</summary>
internal static class SampleFolder
{
    private static readonly Lazy<string> Made = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("bonafide-samples-").FullName;
        SampleFaces.Make(Path.Combine(PackFolder.Folder("samples"), "source"), folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    public static byte[] Portrait => File.ReadAllBytes(Path.Combine(Made.Value, SampleFaces.Portrait));

    public static byte[] Selfie => File.ReadAllBytes(Path.Combine(Made.Value, SampleFaces.Selfie));

    public static byte[] Other => File.ReadAllBytes(Path.Combine(Made.Value, SampleFaces.Other));

    public static byte[] Group =>
        File.ReadAllBytes(Path.Combine(PackFolder.Folder("samples"), "source", "group.jpg"));

    public static RgbImage Decode(byte[] file) => ImageCodec.Decode(file, ImageLimits.Default).Image!;
}
