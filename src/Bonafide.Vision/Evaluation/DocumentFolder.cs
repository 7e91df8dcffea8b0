using System.Text.Json;

namespace Bonafide.Vision.Evaluation;

/// <summary>
/// A folder of images of documents, each with a <see cref="DocumentLabel"/> of the same name beside it. Sub-folders are
/// sets that are told apart in the report. Images without a label are left out.
/// </summary>
public static class DocumentFolder
{
    private const int MostImages = 100_000;
    private const int MostLabelBytes = 64 * 1024;

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".heic"];

    /// <exception cref="InvalidDataException">A label is no JSON of its form, or too large.</exception>
    public static IReadOnlyList<LabelledImage> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Where(file => File.Exists(Path.ChangeExtension(file, ".json")))
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal)
            .Take(MostImages)
            .Select(path => new LabelledImage(path, Set(path), Label(folder, path)))];

    private static string Set(string path) =>
        path.Split(Path.DirectorySeparatorChar) is [var set, _, ..] ? set : ".";

    private static DocumentLabel Label(string folder, string path)
    {
        var file = Path.ChangeExtension(Path.Combine(folder, path), ".json");
        if (new FileInfo(file).Length > MostLabelBytes)
        {
            throw new InvalidDataException($"The label of {path} is too large.");
        }

        try
        {
            return JsonSerializer.Deserialize<DocumentLabel>(File.ReadAllBytes(file), JsonSerializerOptions.Web)
                ?? throw new InvalidDataException($"The label of {path} is empty.");
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"The label of {path} is not of the form in docs/eval.md.");
        }
    }
}
