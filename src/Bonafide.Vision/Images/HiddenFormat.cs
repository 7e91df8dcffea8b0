using System.Buffers.Binary;

namespace Bonafide.Vision.Images;

/// <summary>
/// Finds a second format in a file: what a viewer, archiver or browser would take it for when it looks elsewhere
/// than at the first bytes. Chance hits are ruled out by signatures that must also fit their place.
/// </summary>
internal static class HiddenFormat
{
    private const int PdfSearchBytes = 1024;
    private const int ZipEndRecord = 22;
    private const int ZipSearchBytes = ZipEndRecord + ushort.MaxValue;

    private static ReadOnlySpan<byte> ElfMagic => [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    internal static bool In(ReadOnlySpan<byte> file, ImageFormat format)
    {
        var start = file[..Math.Min(file.Length, PdfSearchBytes)];
        var isPdfToo = format != ImageFormat.Pdf && start.IndexOf("%PDF-"u8) >= 0;
        return isPdfToo || EndsAsZip(file);
    }

    /// <summary>
    /// Phones append depth maps, video and maker's data behind a JPEG's end; that stays allowed unless it is
    /// something that another program would run or open.
    /// </summary>
    internal static bool IsHarmlessTail(ReadOnlySpan<byte> tail) =>
        tail.IsEmpty
        || (tail.IndexOf("%PDF-"u8) < 0
            && tail.IndexOf("<script"u8) < 0
            && tail.IndexOf("<html"u8) < 0
            && tail.IndexOf("<?php"u8) < 0
            && tail.IndexOf("Rar!\x1a"u8) < 0
            && !tail.StartsWith("MZ"u8)
            && !tail.StartsWith(ElfMagic));

    /// <summary>An end-of-central-directory record whose comment ends where the file ends (APPNOTE 4.3.16).</summary>
    private static bool EndsAsZip(ReadOnlySpan<byte> file)
    {
        var tail = file[Math.Max(0, file.Length - ZipSearchBytes)..];
        for (var at = tail.LastIndexOf("PK\x05\x06"u8); at >= 0; at = tail[..at].LastIndexOf("PK\x05\x06"u8))
        {
            if (tail.Length - at >= ZipEndRecord
                && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length - at - ZipEndRecord)
            {
                return true;
            }
        }

        return false;
    }
}
