using System.Buffers.Binary;
using System.IO.Compression;

namespace Bonafide.Api.Tests.Support;

/// <summary>Small, valid files made up for the tests.</summary>
public static class Pictures
{
    /// <summary>A grey PNG (ISO/IEC 15948) of this size.</summary>
    public static byte[] Png(int width = 400, int height = 300, byte shade = 128)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(file, "IHDR"u8, header);
        using var pixels = new MemoryStream();
        using (var zip = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            Array.Fill(row, shade, 1, width);
            for (var y = 0; y < height; y++)
            {
                zip.Write(row);
            }
        }

        Chunk(file, "IDAT"u8, pixels.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A JPEG (ISO/IEC 10918-1 annex B) around a scan that no decoder was asked about.</summary>
    public static byte[] Jpeg(int width = 480, int height = 640, byte shade = 1)
    {
        byte[] size = [(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width];
        byte[] frame = [0xFF, 0xC0, 0, 11, 8, .. size, 1, 1, 0x11, 0];
        return [0xFF, 0xD8, .. frame, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, shade, shade, 0xFF, 0xD9];
    }

    /// <summary>A PNG whose header claims a size that its pixels do not have.</summary>
    public static byte[] Flood(int width, int height)
    {
        var file = Png(301, 301);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));
        return file;
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] typed = [.. type, .. data];
        file.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(typed));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
