using System.Text;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Barcodes;

/// <summary>A decoded symbol. Its content is personal data.</summary>
/// <param name="Bytes">As encoded, without any change of character set.</param>
/// <param name="Region">Its corners in pixels of the image given, clockwise from the symbol's top left.</param>
public sealed record DecodedBarcode(byte[] Bytes, Core.Facts.Quad Region)
{
    /// <summary>The bytes as ISO 8859-1, which AAMVA prescribes (DL/ID Card Design Standard 2020, D.12.3).</summary>
    public string Text => Encoding.Latin1.GetString(Bytes);
}

/// <summary>
/// Reads PDF417 symbols: in the picture as it is, then in each place that looks like a symbol, upright and enlarged.
/// At most 31 tries, so that a picture without a symbol costs a bounded time.
/// </summary>
public static class BarcodeReader
{
    /// <summary>Larger pictures are searched at this size; a symbol is then read from the whole picture.</summary>
    private const int WholeSide = 1600;

    /// <summary>Pixels of the upright symbol, quiet zone included; its narrowest bar then has about five.</summary>
    private const int UprightWidth = 1700;

    /// <summary>White around the symbol, as a share of its width.</summary>
    private const double QuietZone = 0.03;

    /// <summary>Small turns against what the four sides leave, degrees.</summary>
    private static readonly double[] Turns = [0, 0.8, -0.8, 1.8, -1.8];

    private static readonly double[] Sharpenings = [0, 1.5];

    /// <summary>The first PDF417 symbol that can be read, or null.</summary>
    public static DecodedBarcode? ReadPdf417(RgbImage image)
    {
        if (ReadPdf417AsItIs(image) is { } seen)
        {
            return seen;
        }

        var places = SymbolLocator.Find(image);
        foreach (var degrees in Turns)
        {
            foreach (var sharpening in Sharpenings)
            {
                foreach (var place in places)
                {
                    if (Upright(image, place, degrees, sharpening) is { } read)
                    {
                        return read;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The first try alone, a few milliseconds.</summary>
    public static DecodedBarcode? ReadPdf417AsItIs(RgbImage image)
    {
        var whole = image.FitWithin(WholeSide);
        return Decode(whole, Homography.Similarity(image.Width / (double)whole.Width, 0, 0, 0));
    }

    private static DecodedBarcode? Upright(RgbImage image, Quad place, double degrees, double sharpening)
    {
        var margin = (int)(UprightWidth * QuietZone);
        var height = Math.Clamp((int)(UprightWidth * place.Height / place.Width), 60, UprightWidth);
        if (Homography.FromRectangle(UprightWidth - (2 * margin), height, place) is not { } onSymbol)
        {
            return null;
        }

        var turn = Homography.Similarity(1, degrees * Math.PI / 180, 0, 0);
        var middle = turn.Map(UprightWidth / 2.0, (height / 2.0) + margin);
        var shifted = turn with
        {
            C = (UprightWidth / 2.0) - middle.X - margin,
            F = (height / 2.0) - middle.Y,
        };
        var map = onSymbol.After(shifted);
        var upright = image.Warp(map, UprightWidth, height + (2 * margin));
        return Decode(sharpening > 0 ? Sharpening.Apply(upright, sharpening) : upright, map);
    }

    private static DecodedBarcode? Decode(RgbImage image, Homography toSource) =>
        Zxing.Read(image, BarcodeKinds.Pdf417) is [var symbol, ..]
            ? new DecodedBarcode(symbol.Payload, Corners(symbol, toSource).ToFacts())
            : null;

    private static Quad Corners(BarcodeSymbol symbol, Homography back)
    {
        var c = symbol.Corners;
        return new Quad(
            back.Map(c[0].X, c[0].Y), back.Map(c[1].X, c[1].Y), back.Map(c[2].X, c[2].Y), back.Map(c[3].X, c[3].Y));
    }
}
