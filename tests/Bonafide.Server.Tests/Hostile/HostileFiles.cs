using System.Buffers.Binary;
using System.Text;
using Bonafide.Server.Tests.Support;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Server.Tests.Hostile;

/// <summary>Files of ill will, made from a real picture where they need one.</summary>
internal static class HostileFiles
{
    private static readonly Lazy<RgbImage> Drawn = new(() => SpecimenDrawing.Passport(
        DrawnPeople.Maja, File.ReadAllBytes(PackFolder.File("samples", SampleFaces.Portrait)), seed: 3).Image);

    public static byte[] Passport => ImageCodec.EncodeJpeg(Drawn.Value);

    public static byte[] PassportPng => ImageCodec.EncodePng(Drawn.Value);

    /// <summary>The head says all is well; what follows it is noise to the decoder.</summary>
    public static byte[] Scrambled()
    {
        var file = PassportPng;
        var pixels = Start(file, "IDAT"u8);
        for (var at = pixels + 64; at < pixels + 4_096; at++)
        {
            file[at] = (byte)(at * 31);
        }

        return file;
    }

    /// <summary>An end-of-central-directory record (APPNOTE 4.3.16) behind the picture: archivers open it.</summary>
    public static byte[] WithArchive() => [.. Passport, .. "PK\u0005\u0006"u8, .. new byte[18]];

    public static byte[] WithPage() => [.. Passport, .. "<html><script>alert(1)</script></html>"u8];

    /// <summary>Two frames (GIF89a).</summary>
    public static byte[] Gif()
    {
        byte[] frame =
        [
            0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 0x90, 1, 0x90, 1, 0, 2, 2, 0x44, 1, 0,
        ];
        return [.. "GIF89a"u8, 0x90, 1, 0x90, 1, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. frame, .. frame, 0x3B];
    }

    /// <summary>The extended header of WebP with its animation flag.</summary>
    public static byte[] AnimatedWebP()
    {
        byte[] body =
        [
            .. "WEBPVP8X"u8, 10, 0, 0, 0, 0b10, 0, 0, 0, 0x8F, 1, 0, 0x8F, 1, 0,
            .. "ANIM"u8, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ];
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. body];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), body.Length);
        return file;
    }

    /// <summary>The passport with the chunk before its pixels that says how many frames follow.</summary>
    public static byte[] AnimatedPng()
    {
        const int HeaderEnd = 33;
        byte[] control = [0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0, 0xF3, 0x8D, 0x93, 0x70];
        return [.. PassportPng[..HeaderEnd], .. control, .. PassportPng[HeaderEnd..]];
    }

    /// <summary>The first box of a sequence of pictures (ISO/IEC 23008-12 §7).</summary>
    public static byte[] HeicSequence() =>
        [0, 0, 0, 24, .. "ftypmsf1"u8, 0, 0, 0, 0, .. "msf1hevc"u8, .. new byte[400]];

    /// <summary>A PDF of empty A6 pages.</summary>
    /// <param name="catalog">More for the document's catalog, such as a script.</param>
    /// <param name="trailer">More for its trailer, such as an encryption dictionary.</param>
    public static byte[] Pdf(int pages, string catalog = "", string trailer = "")
    {
        var kids = string.Join(' ', Enumerable.Range(3, pages).Select(number => $"{number} 0 R"));
        var text = new StringBuilder("%PDF-1.4\n")
            .Append($"1 0 obj<</Type/Catalog/Pages 2 0 R{catalog}>>endobj\n")
            .Append($"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj\n");
        for (var number = 3; number < 3 + pages; number++)
        {
            text.Append($"{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]>>endobj\n");
        }

        return Encoding.ASCII.GetBytes(text.Append($"trailer<</Root 1 0 R{trailer}>>\n%%EOF\n").ToString());
    }

    public static byte[] PdfWithScript() => Pdf(
        1, "/OpenAction<</S/JavaScript/JS(this.submitForm('http://127.0.0.1:9/'))>>");

    /// <summary>Wants a password that nobody gives (ISO 32000-2 §7.6).</summary>
    public static byte[] EncryptedPdf()
    {
        var unknown = string.Concat(Enumerable.Range(1, 32).Select(value => $"{value * 7:X2}"[^2..]));
        return Pdf(1, trailer:
            $"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{unknown}>/U<{unknown}>>>/ID[<00><00>]");
    }

    private static int Start(byte[] file, ReadOnlySpan<byte> chunk) => file.AsSpan().IndexOf(chunk) + chunk.Length;
}
