using System.Security.Cryptography;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Packs;

/// <summary>
/// The folder of compiled packs, opened once at start. A pack that is not there reads as null, and its source then says
/// that it is not configured; a damaged one stops the start.
/// </summary>
public sealed class PackFolder
{
    private readonly string _folder;
    private readonly Dictionary<string, PackEntry> _entries;

    private PackFolder(string folder, PackManifest? manifest)
    {
        _folder = folder;
        Manifest = manifest;
        _entries = manifest?.Packs.ToDictionary(pack => pack.Name, StringComparer.Ordinal) ?? [];
    }

    /// <summary>Null when nothing was built.</summary>
    public PackManifest? Manifest { get; }

    public static PackFolder Open(string folder) => new(folder, PackManifest.Read(folder));

    /// <summary>The packs whose content is not what the manifest says; reads every byte, so it is for doctor.</summary>
    public IReadOnlyList<string> Damaged() => [.. _entries.Values.Where(IsDamaged).Select(entry => entry.Name)];

    internal OpenPack? TryOpen(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        var path = Path.Combine(_folder, entry.File);
        if (!File.Exists(path) || new FileInfo(path).Length != entry.Bytes)
        {
            throw new InvalidDataException($"The pack '{name}' is missing or cut short; build the data again.");
        }

        return new(PackFile.Open(path), new DataVersion(entry.Name, entry.Version));
    }

    private bool IsDamaged(PackEntry entry)
    {
        var path = Path.Combine(_folder, entry.File);
        if (!File.Exists(path))
        {
            return true;
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) != entry.Sha256;
    }
}

/// <summary>A mapped pack and the version that facts name.</summary>
internal sealed record OpenPack(PackFile File, DataVersion Version);
