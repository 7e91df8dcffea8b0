using System.Text;
using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;
using ImageQuad = Bonafide.Vision.Images.Quad;

namespace Bonafide.Vision.Barcodes;

/// <summary>A decoded symbol. Its content is personal data.</summary>
/// <param name="Bytes">As encoded, without any change of character set.</param>
/// <param name="Region">Its corners in pixels of the image given, clockwise from the symbol's top left.</param>
public sealed record DecodedBarcode(byte[] Bytes, Core.Facts.Quad Region)
{
    /// <summary>The bytes as ISO 8859-1, which AAMVA prescribes (DL/ID Card Design Standard 2020, D.12.3).</summary>
    public string Text => Encoding.Latin1.GetString(Bytes);
}

/// <summary>Reads PDF417 symbols.</summary>
public static class BarcodeReader
{
    /// <summary>Small turns against the slant that the decoder does not bear, degrees.</summary>
    private static readonly double[] Turns = [0, -5, 5, -10, 10, -15, 15];

    /// <summary>The first PDF417 symbol that can be read, or null.</summary>
    public static DecodedBarcode? ReadPdf417(RgbImage image)
    {
        foreach (var degrees in Turns)
        {
            var turned = degrees == 0 ? image : image.Rotate(degrees);
            if (Zxing.Read(turned, BarcodeKinds.Pdf417) is [var symbol, ..])
            {
                var back = degrees == 0 ? Homography.Identity : ImageWarping.RotationToSource(
                    image.Width, image.Height, degrees * Math.PI / 180, turned.Width, turned.Height);
                return new DecodedBarcode(symbol.Payload, Corners(symbol, back).ToFacts());
            }
        }

        return null;
    }

    private static ImageQuad Corners(BarcodeSymbol symbol, Homography back)
    {
        var c = symbol.Corners;
        return new ImageQuad(
            back.Map(c[0].X, c[0].Y), back.Map(c[1].X, c[1].Y), back.Map(c[2].X, c[2].Y), back.Map(c[3].X, c[3].Y));
    }
}
