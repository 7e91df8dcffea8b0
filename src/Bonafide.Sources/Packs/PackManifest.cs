using System.Text.Json;

namespace Bonafide.Sources.Packs;

/// <summary>What a folder of compiled packs holds: <c>manifest.json</c> beside them.</summary>
/// <param name="FormatVersion">The layout of the files; another one asks for <c>bonafide data build</c>.</param>
/// <param name="Packs">One entry per file, by name.</param>
public sealed record PackManifest(int FormatVersion, IReadOnlyList<PackEntry> Packs)
{
    public const string FileName = "manifest.json";
    public const int CurrentFormat = 1;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the manifest of a folder; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another format.</exception>
    public static PackManifest? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        PackManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<PackManifest>(File.ReadAllBytes(path), Json);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("The manifest of the data packs is damaged; build the data again.", error);
        }

        return manifest is { FormatVersion: CurrentFormat, Packs: not null }
            ? manifest
            : throw new InvalidDataException("The data packs are of another format; build the data again.");
    }
}

/// <summary>One compiled file.</summary>
/// <param name="Name">What facts name: <c>email</c>, <c>phone</c>, <c>geoIp</c> …</param>
/// <param name="File">File name within the folder.</param>
/// <param name="Version">
/// First 12 hexadecimal digits of <paramref name="Sha256"/>: equal content, equal version.
/// </param>
/// <param name="Sha256">Of the file, lower-case hexadecimal.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sources">The packages that it was compiled from.</param>
public sealed record PackEntry(
    string Name, string File, string Version, string Sha256, long Bytes, IReadOnlyList<PackSource> Sources);

/// <summary>A package that a pack was compiled from, as <c>data/sources.json</c> describes it.</summary>
/// <param name="Released">The day on which that version was published, ISO 8601.</param>
public sealed record PackSource(string Package, string Version, string Released, string Licence, string Attribution);
