namespace Bonafide.Vision.Evaluation;

/// <summary>
/// A folder of pictures: each sub-folder is one person, and a picture that lies in the folder itself is a person of
/// its own.
/// </summary>
public static class FaceFolder
{
    private const int MostFiles = 100_000;

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".heic"];

    /// <summary>Pictures with the person on them, in the order of their paths.</summary>
    public static IReadOnlyList<FacePicture> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal)
            .Take(MostFiles)
            .Select(path => new FacePicture(Person(path), path))];

    private static string Person(string path)
    {
        var parts = path.Split(Path.DirectorySeparatorChar);
        return parts.Length > 1 ? parts[0] : Path.GetFileNameWithoutExtension(path);
    }
}

/// <param name="Path">Within the folder.</param>
public sealed record FacePicture(string Person, string Path);
