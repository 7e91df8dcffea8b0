using System.Text;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Registers.Files;

/// <summary>A record as bytes: for each field of the manifest a length and UTF-8 text.</summary>
internal static class RecordCodec
{
    internal static byte[] Encode(IReadOnlyList<string> values)
    {
        var encoded = new MemoryStream(256);
        using var to = new BinaryWriter(encoded);
        foreach (var value in values)
        {
            // A length in seven bits a byte, then UTF-8: what BinaryWriter makes of a text.
            to.Write(value);
        }

        return encoded.ToArray();
    }

    internal static SourceRecord Read(BinaryReader from, IReadOnlyList<string> names)
    {
        var fields = new Dictionary<string, string>(names.Count, StringComparer.Ordinal);
        foreach (var name in names)
        {
            var length = from.Read7BitEncodedInt();
            var left = from.BaseStream.Length - from.BaseStream.Position;
            if (length < 0 || length > left)
            {
                throw new InvalidDataException("A sealed block of the register does not hold whole records.");
            }

            if (length > 0)
            {
                fields[name] = Encoding.UTF8.GetString(from.ReadBytes(length));
            }
        }

        return new SourceRecord(fields);
    }

    internal static void Skip(BinaryReader from, int fields)
    {
        for (var i = 0; i < fields; i++)
        {
            from.BaseStream.Seek(from.Read7BitEncodedInt(), SeekOrigin.Current);
        }
    }
}
