using System.Buffers.Binary;

namespace Bonafide.Vision.Images;

/// <summary>WebP's RIFF chunks (RFC 9649 §2): VP8X, VP8 and VP8L sizes, EXIF, and animation, which is
/// refused.</summary>
internal static class WebPHeader
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const byte AnimationFlag = 0x02;

    private static ReadOnlySpan<byte> KeyFrameStart => [0x9D, 0x01, 0x2A];

    internal static ParsedHeader Read(ReadOnlySpan<byte> file)
    {
        var declared = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + (long)ChunkHeader;
        if (declared > file.Length)
        {
            return ParsedHeader.Failed(ImageProblem.Truncated);
        }

        if (declared < file.Length)
        {
            return ParsedHeader.Failed(ImageProblem.Polyglot);
        }

        var (width, height, orientation, hasImage) = (0, 0, 1, false);
        var rest = file[RiffHeader..];
        while (rest.Length >= ChunkHeader)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > (uint)(rest.Length - ChunkHeader))
            {
                return ParsedHeader.Failed(ImageProblem.Truncated);
            }

            var type = rest[..4];
            var body = rest.Slice(ChunkHeader, (int)length);
            if (type.SequenceEqual("VP8X"u8) && body.Length >= 10)
            {
                if ((body[0] & AnimationFlag) != 0)
                {
                    return ParsedHeader.Failed(ImageProblem.Animated);
                }

                (width, height) = (UInt24(body[4..]) + 1, UInt24(body[7..]) + 1);
            }
            else if (FrameSize(type, body) is { } size)
            {
                // A canvas of another size than its only frame is a lie that decoders settle differently.
                if (hasImage || (width != 0 && (width, height) != size))
                {
                    return ParsedHeader.Failed(ImageProblem.Malformed);
                }

                (width, height) = size;
                hasImage = true;
            }
            else if (type.SequenceEqual("EXIF"u8))
            {
                orientation = ExifOrientation.Read(body.StartsWith("Exif\0\0"u8) ? body[6..] : body);
            }

            rest = rest[Math.Min(rest.Length, ChunkHeader + (int)length + (int)(length & 1))..];
        }

        return hasImage
            ? ParsedHeader.Of(ImageFormat.WebP, width, height, orientation, file.Length)
            : ParsedHeader.Failed(ImageProblem.Malformed);
    }

    private static (int Width, int Height)? FrameSize(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        if (type.SequenceEqual("VP8 "u8) && body.Length >= 10 && body[3..6].SequenceEqual(KeyFrameStart))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF);
        }

        if (type.SequenceEqual("VP8L"u8) && body.Length >= 5 && body[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return null;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
