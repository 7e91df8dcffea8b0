using System.Text;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Specimens;

/// <summary>PDF417 symbols (ISO/IEC 15438), by ZXing.</summary>
public static class Pdf417Drawing
{
    /// <summary>Level 5 of error correction, which the card standard asks for.</summary>
    private const int ErrorCorrection = 5;

    /// <summary>One pixel per module, rows four modules high, without a quiet zone.</summary>
    /// <exception cref="NativeFailureException">The text does not fit one symbol.</exception>
    public static GrayImage Draw(string text, int errorCorrection = ErrorCorrection) =>
        Zxing.WritePdf417(Encoding.Latin1.GetBytes(text), errorCorrection);
}
