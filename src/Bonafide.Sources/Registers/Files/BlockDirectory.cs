using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bonafide.Sources.Registers.Files;

/// <summary>
/// Where each sealed block lies and which record it begins with; its MAC is checked before it is trusted.
/// </summary>
internal sealed class BlockDirectory
{
    /// <summary>First record (4), offset (8), length (4), big-endian.</summary>
    internal const int EntryBytes = 16;

    private readonly int[] _firsts;
    private readonly long[] _offsets;
    private readonly int[] _lengths;

    private BlockDirectory(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.Length / EntryBytes;
        _firsts = new int[count];
        _offsets = new long[count];
        _lengths = new int[count];
        for (var i = 0; i < count; i++)
        {
            var entry = bytes[(i * EntryBytes)..];
            _firsts[i] = BinaryPrimitives.ReadInt32BigEndian(entry);
            _offsets[i] = BinaryPrimitives.ReadInt64BigEndian(entry[4..]);
            _lengths[i] = BinaryPrimitives.ReadInt32BigEndian(entry[12..]);
        }
    }

    internal static BlockDirectory Read(string folder, RegisterManifest manifest, RegisterKeys keys)
    {
        var file = new FileInfo(Path.Combine(folder, RegisterManifest.DirectoryFile));
        if (!file.Exists || file.Length != (long)manifest.Blocks * EntryBytes)
        {
            throw new InvalidDataException("The register's block directory is missing or cut.");
        }

        var bytes = File.ReadAllBytes(file.FullName);
        if (!CryptographicOperations.FixedTimeEquals(keys.Mac(bytes), Convert.FromHexString(manifest.DirectoryMac)))
        {
            throw new InvalidDataException("The register's block directory was altered, or sealed under another key.");
        }

        return new BlockDirectory(bytes);
    }

    /// <summary>The block that holds a record, and the record's place in it.</summary>
    internal (int Block, long Offset, int Length, int Place) Of(int record)
    {
        var found = Array.BinarySearch(_firsts, record);
        var block = found >= 0 ? found : ~found - 1;
        return (block, _offsets[block], _lengths[block], record - _firsts[block]);
    }
}
