using System.Text.Json;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Registers.Files;

/// <summary>What one version of a register is; stored beside its files as JSON, holds nothing personal.</summary>
/// <param name="Format">Version of the file format.</param>
/// <param name="Version">Id of this version.</param>
/// <param name="Name">The operator's name for the register.</param>
/// <param name="Kind">One of the schemas.</param>
/// <param name="SourceType">What kind of source it stands for.</param>
/// <param name="Country">ISO 3166-1 alpha-3, when all records are of one country.</param>
/// <param name="Fields">Names of the fields in the order in which records hold them.</param>
/// <param name="Records">How many records it holds.</param>
/// <param name="Blocks">How many sealed blocks.</param>
/// <param name="IndexEntries">How many index entries.</param>
/// <param name="ImportedAt">When it was imported, UTC.</param>
/// <param name="DirectoryMac">Keyed MAC over the block directory, hexadecimal.</param>
public sealed record RegisterManifest(
    int Format, Guid Version, string Name, string Kind, SourceType SourceType, string? Country,
    IReadOnlyList<string> Fields, int Records, int Blocks, long IndexEntries, DateTimeOffset ImportedAt,
    string DirectoryMac)
{
    public const int CurrentFormat = 1;

    internal const string FileName = "manifest.json";
    internal const string RecordsFile = "records.bin";
    internal const string DirectoryFile = "blocks.bin";
    internal const string IndexFile = "index.bin";

    /// <summary>Bytes of a manifest that are read at most.</summary>
    private const int MaxBytes = 64 * 1024;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>Whether a folder holds a complete version: the manifest is written last.</summary>
    internal static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    internal static RegisterManifest Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists || file.Length > MaxBytes)
        {
            throw new InvalidDataException($"The register in {Path.GetFileName(folder)} has no readable manifest.");
        }

        var manifest = JsonSerializer.Deserialize<RegisterManifest>(File.ReadAllBytes(file.FullName), Json);
        return manifest is { Format: CurrentFormat }
            ? manifest
            : throw new InvalidDataException("The register was written in a format that this version does not read.");
    }
}
