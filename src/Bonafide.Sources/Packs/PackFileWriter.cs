using System.Buffers.Binary;
using System.Text;

namespace Bonafide.Sources.Packs;

/// <summary>
/// Writes the layout that <see cref="PackFile"/> maps: the magic "BFPK", the format's version, the number of sections,
/// then per section 24 bytes of name, offset and length, then the sections, each aligned to 16 bytes. All integers are
/// little-endian. The same input gives the same bytes.
/// </summary>
internal sealed class PackFileWriter
{
    internal const uint Magic = 0x4B504642;
    internal const uint FormatVersion = 1;
    internal const int NameLength = 24;
    internal const int HeaderLength = 16;
    internal const int EntryLength = NameLength + 16;

    private readonly List<(string Name, byte[] Content)> _sections = [];

    public void Add(string name, byte[] content)
    {
        if (Encoding.ASCII.GetByteCount(name) > NameLength)
        {
            throw new ArgumentException($"The section name '{name}' is longer than {NameLength} bytes.", nameof(name));
        }

        _sections.Add((name, content));
    }

    public void WriteTo(Stream target)
    {
        var header = new byte[HeaderLength + (_sections.Count * EntryLength)];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), (uint)_sections.Count);
        var offset = Align(header.Length);
        for (var i = 0; i < _sections.Count; i++)
        {
            var entry = header.AsSpan(HeaderLength + (i * EntryLength), EntryLength);
            Encoding.ASCII.GetBytes(_sections[i].Name, entry);
            BinaryPrimitives.WriteInt64LittleEndian(entry[NameLength..], offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[(NameLength + 8)..], _sections[i].Content.Length);
            offset = Align(offset + _sections[i].Content.Length);
        }

        target.Write(header);
        Pad(target, header.Length);
        foreach (var (_, content) in _sections)
        {
            target.Write(content);
            Pad(target, content.Length);
        }
    }

    private static long Align(long offset) => (offset + 15) & ~15L;

    private static void Pad(Stream target, long written) => target.Write(new byte[Align(written) - written]);
}
