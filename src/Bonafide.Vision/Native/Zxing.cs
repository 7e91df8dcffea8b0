using System.Runtime.InteropServices;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Native;

/// <summary>Reads barcodes, and writes PDF417, with ZXing-C++ through the shim in <c>native/zxing.cpp</c>.</summary>
public static unsafe class Zxing
{
    private const int Capacity = 8;
    private const int PayloadBytes = 4096;

    /// <summary>More than 90 rows of 30 columns take.</summary>
    private const int MostModules = 600 * 400;

    static Zxing() => NativeLibraries.Register();

    /// <summary>Every readable symbol of the wanted kinds, at most eight.</summary>
    public static IReadOnlyList<BarcodeSymbol> Read(RgbImage image, BarcodeKinds kinds)
    {
        using var counted = NativeTimes.Start(NativeWork.Barcodes);
        var found = new NativeSymbol[Capacity];
        fixed (byte* pixels = image.Pixels)
        fixed (NativeSymbol* symbols = found)
        {
            var count = bonafide_read_barcodes(pixels, image.Width, image.Height, (int)kinds, symbols, Capacity);
            if (count < 0)
            {
                throw new NativeFailureException("The barcode reader failed.");
            }

            var results = new List<BarcodeSymbol>(count);
            for (var i = 0; i < Math.Min(count, Capacity); i++)
            {
                results.Add(Convert(symbols + i));
            }

            return results;
        }
    }

    /// <summary>One pixel per module, rows four modules high, without a quiet zone.</summary>
    /// <param name="content">Encoded as it is; at most what one symbol holds.</param>
    /// <param name="errorCorrection">0..8 (ISO/IEC 15438 §4.7).</param>
    /// <exception cref="NativeFailureException">The content does not fit one symbol.</exception>
    internal static GrayImage WritePdf417(ReadOnlySpan<byte> content, int errorCorrection)
    {
        var modules = new byte[MostModules];
        fixed (byte* text = content)
        fixed (byte* target = modules)
        {
            int width, height;
            return bonafide_write_pdf417(
                text, content.Length, errorCorrection, target, modules.Length, &width, &height) == 0
                ? new GrayImage(width, height, modules[..(width * height)])
                : throw new NativeFailureException("The content does not fit one symbol.");
        }
    }

    private static BarcodeSymbol Convert(NativeSymbol* symbol)
    {
        var length = Math.Clamp(symbol->Length, 0, PayloadBytes);
        var corners = new (int X, int Y)[4];
        for (var i = 0; i < corners.Length; i++)
        {
            corners[i] = (symbol->Corners[i * 2], symbol->Corners[(i * 2) + 1]);
        }

        var bytes = new ReadOnlySpan<byte>(symbol->Payload, length).ToArray();
        return new BarcodeSymbol((BarcodeKinds)symbol->Kind, bytes, corners);
    }

    [DllImport(NativeLibraries.Zxing)]
    private static extern int bonafide_read_barcodes(
        byte* rgb, int width, int height, int kinds, NativeSymbol* symbols, int capacity);

    [DllImport(NativeLibraries.Zxing)]
    private static extern int bonafide_write_pdf417(
        byte* latin1, int length, int errorCorrection, byte* modules, int capacity, int* width, int* height);

    /// <summary>The same layout as <c>bonafide_barcode</c> in the shim.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NativeSymbol
    {
        public int Kind;
        public int Length;
        public fixed int Corners[8];
        public fixed byte Payload[PayloadBytes];
    }
}

/// <summary>Barcode symbologies, as flags; the numbers are ours and the shim's.</summary>
[Flags]
public enum BarcodeKinds
{
    None = 0,
    Pdf417 = 1,
    QrCode = 2,
    Aztec = 4,
    DataMatrix = 8,
    Code128 = 16,
    Code39 = 32,
    All = Pdf417 | QrCode | Aztec | DataMatrix | Code128 | Code39,
}

/// <summary>A symbol that was read.</summary>
/// <param name="Kind">Its symbology.</param>
/// <param name="Payload">The bytes as encoded, without any change of character set.</param>
/// <param name="Corners">Top left, top right, bottom right, bottom left as printed, in pixels.</param>
public sealed record BarcodeSymbol(BarcodeKinds Kind, byte[] Payload, IReadOnlyList<(int X, int Y)> Corners);
