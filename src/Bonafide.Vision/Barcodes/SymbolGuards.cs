using Bonafide.Vision.Images;

namespace Bonafide.Vision.Barcodes;

/// <summary>
/// Tells a symbol from a block of text: its start and stop patterns are bars as high as the symbol, so that their
/// columns do not change from top to bottom, while those of the data between them do.
/// </summary>
internal static class SymbolGuards
{
    private const int Width = 480;
    private const int Height = 60;

    /// <summary>Start and stop patterns take 17 and 18 modules; of at least 120, at most 580.</summary>
    private const double Share = 0.03;

    /// <summary>Most change down a guard's columns, as a share of the change down the data's.</summary>
    private const double MostChange = 0.6;

    internal static bool Has(RgbImage image, Quad place)
    {
        if (image.Straighten(place, Width, Height)?.ToGray() is not { } upright)
        {
            return false;
        }

        var change = Enumerable.Range(0, Width).Select(x => Change(upright, x)).ToArray();
        var end = (int)(Width * Share);
        var data = change[(Width / 4)..(Width * 3 / 4)].Average();
        return data > 0 && Math.Min(change[..end].Average(), change[^end..].Average()) < data * MostChange;
    }

    /// <summary>Standard deviation down a column, without its ends.</summary>
    private static double Change(GrayImage image, int x)
    {
        var values = Enumerable.Range(Height / 8, Height * 3 / 4).Select(y => (double)image[x, y]).ToArray();
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
