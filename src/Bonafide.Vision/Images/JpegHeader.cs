using System.Buffers.Binary;

namespace Bonafide.Vision.Images;

/// <summary>JPEG markers (ISO/IEC 10918-1 annex B): frame size, EXIF orientation, and where the image ends.</summary>
internal static class JpegHeader
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte App1 = 0xE1;

    internal static ReadOnlySpan<byte> Magic => [0xFF, 0xD8, 0xFF];

    internal static ParsedHeader Read(ReadOnlySpan<byte> file)
    {
        var (width, height, orientation) = (0, 0, 1);
        var tables = new JpegTables();
        var at = 2;
        while (true)
        {
            if (!NextMarker(file, ref at, out var marker))
            {
                return ParsedHeader.Failed(ImageProblem.Truncated);
            }

            if (marker == EndOfImage)
            {
                break;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue;
            }

            if (at + 2 > file.Length)
            {
                return ParsedHeader.Failed(ImageProblem.Truncated);
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2)
            {
                return ParsedHeader.Failed(ImageProblem.Malformed);
            }

            if (at + length > file.Length)
            {
                return ParsedHeader.Failed(ImageProblem.Truncated);
            }

            var body = file.Slice(at + 2, length - 2);
            at += length;
            if (IsFrame(marker))
            {
                if (width != 0 || body.Length < 6 || body[0] != 8)
                {
                    return ParsedHeader.Failed(ImageProblem.Malformed);
                }

                height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
                tables.Choose(body);
            }
            else if (marker == JpegTables.Marker)
            {
                tables.Define(body);
            }
            else if (marker == App1 && body.StartsWith("Exif\0\0"u8))
            {
                orientation = ExifOrientation.Read(body[6..]);
            }
            else if (marker == StartOfScan)
            {
                SkipEntropyCoded(file, ref at);
            }
        }

        if (!HiddenFormat.IsHarmlessTail(file[at..]))
        {
            return ParsedHeader.Failed(ImageProblem.Polyglot);
        }

        var parsed = ParsedHeader.Of(ImageFormat.Jpeg, width, height, orientation, file.Length);
        return parsed with { Header = parsed.Header is { } header ? header with { LumaSteps = tables.Luma } : null };
    }

    /// <summary>SOF0..SOF15 except DHT, JPG and DAC (table B.1).</summary>
    private static bool IsFrame(byte marker) =>
        marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Markers start with one or more 0xFF bytes (B.1.1.2).</summary>
    private static bool NextMarker(ReadOnlySpan<byte> file, ref int at, out byte marker)
    {
        marker = 0;
        if (at >= file.Length || file[at] != 0xFF)
        {
            return false;
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        if (at >= file.Length)
        {
            return false;
        }

        marker = file[at++];
        return true;
    }

    /// <summary>Within a scan 0xFF is followed by 0x00 or a restart marker; anything else ends the scan.</summary>
    private static void SkipEntropyCoded(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                at = file.Length;
                return;
            }

            at += next;
            var follower = file[at + 1];
            if (follower is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return;
            }

            at += follower == 0xFF ? 1 : 2;
        }
    }
}
