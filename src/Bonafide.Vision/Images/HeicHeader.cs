using System.Buffers.Binary;

namespace Bonafide.Vision.Images;

/// <summary>
/// HEIC boxes (ISO/IEC 14496-12 §4.2, 23008-12 §6): the primary item's size (<c>ispe</c>) and rotation
/// (<c>irot</c>) through <c>pitm</c> and <c>ipma</c>.
/// </summary>
internal static class HeicHeader
{
    private const int MaxBoxes = 4096;

    internal static bool Matches(ReadOnlySpan<byte> start)
    {
        if (start.Length < 12 || !start[4..8].SequenceEqual("ftyp"u8))
        {
            return false;
        }

        var brand = start[8..12];
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8)
            || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8);
    }

    internal static ParsedHeader Read(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> meta = default;
        var rest = file;
        for (var i = 0; !rest.IsEmpty; i++)
        {
            if (i == MaxBoxes || !NextBox(ref rest, out var type, out var body))
            {
                return ParsedHeader.Failed(ImageProblem.Truncated);
            }

            if (type.SequenceEqual("meta"u8))
            {
                meta = body;
            }
        }

        return meta.Length < 4
            ? ParsedHeader.Failed(ImageProblem.Malformed)
            : Primary(meta[4..], file.Length);
    }

    private static ParsedHeader Primary(ReadOnlySpan<byte> meta, int bytes)
    {
        var item = Find(meta, "pitm"u8);
        var properties = Find(meta, "iprp"u8);
        var container = Find(properties, "ipco"u8);
        var links = Find(properties, "ipma"u8);
        if (item.Length < 6 || container.IsEmpty || links.Length < 8)
        {
            return ParsedHeader.Failed(ImageProblem.Malformed);
        }

        var id = item[0] == 0
            ? BinaryPrimitives.ReadUInt16BigEndian(item[4..])
            : item.Length >= 8 ? BinaryPrimitives.ReadUInt32BigEndian(item[4..]) : 0;
        var (width, height, orientation) = (0L, 0L, 1);
        foreach (var index in PropertiesOf(links, id))
        {
            var property = Nth(container, index, out var type);
            if (type.SequenceEqual("ispe"u8) && property.Length >= 12)
            {
                width = BinaryPrimitives.ReadUInt32BigEndian(property[4..]);
                height = BinaryPrimitives.ReadUInt32BigEndian(property[8..]);
            }
            else if (type.SequenceEqual("irot"u8) && property.Length >= 1)
            {
                // Quarter turns anticlockwise, told as the EXIF value of the same turn.
                orientation = (property[0] & 3) switch { 1 => 8, 2 => 3, 3 => 6, _ => 1 };
            }
        }

        return width > int.MaxValue || height > int.MaxValue
            ? ParsedHeader.Failed(ImageProblem.Malformed)
            : ParsedHeader.Of(ImageFormat.Heic, (int)width, (int)height, orientation, bytes);
    }

    /// <summary>The 1-based property numbers that <c>ipma</c> links to an item.</summary>
    private static List<int> PropertiesOf(ReadOnlySpan<byte> links, uint item)
    {
        var found = new List<int>();
        var wideIds = links[0] > 0;
        var wideIndices = (links[3] & 1) != 0;
        var entries = BinaryPrimitives.ReadUInt32BigEndian(links[4..]);
        var rest = links[8..];
        for (uint i = 0; i < entries && rest.Length >= (wideIds ? 5 : 3); i++)
        {
            var id = wideIds ? BinaryPrimitives.ReadUInt32BigEndian(rest) : BinaryPrimitives.ReadUInt16BigEndian(rest);
            rest = rest[(wideIds ? 4 : 2)..];
            var count = rest[0];
            rest = rest[1..];
            for (var k = 0; k < count && rest.Length >= (wideIndices ? 2 : 1); k++)
            {
                var index = wideIndices ? BinaryPrimitives.ReadUInt16BigEndian(rest) & 0x7FFF : rest[0] & 0x7F;
                rest = rest[(wideIndices ? 2 : 1)..];
                if (id == item)
                {
                    found.Add(index);
                }
            }
        }

        return found;
    }

    private static ReadOnlySpan<byte> Nth(ReadOnlySpan<byte> boxes, int number, out ReadOnlySpan<byte> type)
    {
        type = default;
        for (var i = 1; i <= number && NextBox(ref boxes, out type, out var body); i++)
        {
            if (i == number)
            {
                return body;
            }
        }

        type = default;
        return default;
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> wanted)
    {
        for (var i = 0; i < MaxBoxes && NextBox(ref boxes, out var type, out var body); i++)
        {
            if (type.SequenceEqual(wanted))
            {
                return body;
            }
        }

        return default;
    }

    private static bool NextBox(
        scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> body)
    {
        type = body = default;
        if (rest.Length < 8)
        {
            return false;
        }

        ulong size = BinaryPrimitives.ReadUInt32BigEndian(rest);
        var header = 8;
        if (size == 1 && rest.Length >= 16)
        {
            size = BinaryPrimitives.ReadUInt64BigEndian(rest[8..]);
            header = 16;
        }
        else if (size == 0)
        {
            size = (ulong)rest.Length;
        }

        if (size < (ulong)header || size > (ulong)rest.Length)
        {
            return false;
        }

        type = rest.Slice(4, 4);
        body = rest[header..(int)size];
        rest = rest[(int)size..];
        return true;
    }
}
