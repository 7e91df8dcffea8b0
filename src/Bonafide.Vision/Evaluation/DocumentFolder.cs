using System.Text.Json;

namespace Bonafide.Vision.Evaluation;

/// <summary>
/// A folder of labels (<see cref="DocumentLabel"/>) with their images beside them. Sub-folders are sets that are told
/// apart in the report. Labels without an image are left out.
/// </summary>
public static class DocumentFolder
{
    private const int MostDocuments = 100_000;
    private const int MostLabelBytes = 256 * 1024;
    private const int MostImages = 4;

    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".heic"];

    /// <exception cref="InvalidDataException">A label is no JSON of its form, or too large.</exception>
    public static IEnumerable<LabelledDocument> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal)
            .Take(MostDocuments)
            .Select(path => Document(folder, path))
            .Where(document => document.Images.Count > 0);

    private static LabelledDocument Document(string folder, string path)
    {
        var label = Label(folder, path);
        var full = Path.Combine(folder, path);
        var beside = Path.GetDirectoryName(full)!;
        var images = label.Images?.Take(MostImages)
                .Select(image => (Path.Combine(beside, Path.GetFileName(image.File)), image.Side ?? "FRONT"))
            ?? Endings.Select(ending => (Path.ChangeExtension(full, ending), label.Side ?? "FRONT"));
        var set = path.Split(Path.DirectorySeparatorChar) is [var first, _, ..] ? first : label.Level ?? ".";
        return new(
            Path.ChangeExtension(path, null), set, label, [.. images.Where(image => File.Exists(image.Item1))]);
    }

    private static DocumentLabel Label(string folder, string path)
    {
        var file = Path.Combine(folder, path);
        if (new FileInfo(file).Length > MostLabelBytes)
        {
            throw new InvalidDataException($"The label {path} is too large.");
        }

        try
        {
            return JsonSerializer.Deserialize<DocumentLabel>(File.ReadAllBytes(file), JsonSerializerOptions.Web)
                ?? throw new InvalidDataException($"The label {path} is empty.");
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"The label {path} is not of the form in docs/eval.md.");
        }
    }
}
