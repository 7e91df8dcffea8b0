using System.Buffers.Binary;

namespace Bonafide.Vision.Native.Graphs;

/// <summary>One field of a message in Protocol Buffers' encoding, in which ONNX files are written.</summary>
/// <param name="Number">As the message's definition numbers it.</param>
/// <param name="Varint">Of a field of variable length integers; else 0.</param>
/// <param name="Content">Of a field of bytes, text, a message or a fixed length number; else empty.</param>
/// <param name="Whole">As it stands in the message, its number included.</param>
internal readonly record struct WireField(
    int Number, ulong Varint, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Whole)
{
    private const int VarintType = 0;
    private const int FixedLength64 = 1;
    private const int LengthDelimited = 2;
    private const int FixedLength32 = 5;

    /// <exception cref="InvalidDataException">It is not in this encoding.</exception>
    internal static List<WireField> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<WireField>();
        for (var rest = message; rest.Length > 0;)
        {
            var start = rest;
            var key = Number64(ref rest);
            ulong length = (key & 7) switch
            {
                VarintType => 0,
                FixedLength64 => sizeof(ulong),
                LengthDelimited => Number64(ref rest),
                FixedLength32 => sizeof(uint),
                _ => throw new InvalidDataException("A field of a model has an unknown type."),
            };
            var value = (key & 7) == VarintType ? Number64(ref rest) : 0;
            if (length > (ulong)rest.Length)
            {
                throw new InvalidDataException("A field of a model is longer than the model.");
            }

            var content = rest[..(int)length];
            rest = rest[(int)length..];
            fields.Add(new((int)(key >> 3), value, content, start[..^rest.Length]));
        }

        return fields;
    }

    /// <summary>The first of integers that stand one to a field, or packed into one.</summary>
    internal ulong First()
    {
        var packed = Content;
        return packed.Length > 0 ? Number64(ref packed) : Varint;
    }

    internal static void Write(Stream target, int number, ReadOnlySpan<byte> content)
    {
        Write(target, ((ulong)number << 3) | LengthDelimited);
        Write(target, (ulong)content.Length);
        target.Write(content);
    }

    internal static void Write(Stream target, int number, float value)
    {
        Write(target, ((ulong)number << 3) | FixedLength32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        target.Write(bytes);
    }

    internal static void Write(Stream target, int number, int value)
    {
        Write(target, ((ulong)number << 3) | VarintType);
        Write(target, (ulong)value);
    }

    private static void Write(Stream target, ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            target.WriteByte((byte)(value | 0x80));
        }

        target.WriteByte((byte)value);
    }

    private static ulong Number64(ref ReadOnlyMemory<byte> rest)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64 && rest.Length > 0; shift += 7)
        {
            var next = rest.Span[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in a model does not end.");
    }
}
