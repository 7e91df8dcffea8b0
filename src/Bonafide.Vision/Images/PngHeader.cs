using System.Buffers.Binary;

namespace Bonafide.Vision.Images;

/// <summary>PNG chunks (W3C PNG third edition §5): IHDR first, IEND last, nothing after it.</summary>
internal static class PngHeader
{
    private const int ChunkOverhead = 12;

    internal static ReadOnlySpan<byte> Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    internal static ParsedHeader Read(ReadOnlySpan<byte> file)
    {
        long width = 0, height = 0;
        var orientation = 1;
        var hasData = false;
        var rest = file[Magic.Length..];
        while (true)
        {
            if (rest.Length < ChunkOverhead)
            {
                return ParsedHeader.Failed(ImageProblem.Truncated);
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > (uint)(rest.Length - ChunkOverhead))
            {
                // An oversized picture is told by its size even when the rest of it is missing.
                return width > 0 && IsBomb(width, height)
                    ? ParsedHeader.Of(ImageFormat.Png, (int)width, (int)height, 1, file.Length)
                    : ParsedHeader.Failed(ImageProblem.Truncated);
            }

            var type = rest.Slice(4, 4);
            var body = rest.Slice(8, (int)length);
            rest = rest[(ChunkOverhead + (int)length)..];
            if (width == 0)
            {
                if (!type.SequenceEqual("IHDR"u8) || length != 13)
                {
                    return ParsedHeader.Failed(ImageProblem.Malformed);
                }

                width = BinaryPrimitives.ReadUInt32BigEndian(body);
                height = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
                if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
                {
                    return ParsedHeader.Failed(ImageProblem.Malformed);
                }
            }
            else if (type.SequenceEqual("acTL"u8))
            {
                return ParsedHeader.Failed(ImageProblem.Animated);
            }
            else if (type.SequenceEqual("eXIf"u8))
            {
                orientation = ExifOrientation.Read(body);
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                hasData = true;
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }
        }

        if (!rest.IsEmpty)
        {
            return ParsedHeader.Failed(ImageProblem.Polyglot);
        }

        return hasData
            ? ParsedHeader.Of(ImageFormat.Png, (int)width, (int)height, orientation, file.Length)
            : IsBomb(width, height)
                ? ParsedHeader.Of(ImageFormat.Png, (int)width, (int)height, 1, file.Length)
                : ParsedHeader.Failed(ImageProblem.Malformed);
    }

    private static bool IsBomb(long width, long height) => width * height > ImageLimits.Default.MaxPixels;
}
