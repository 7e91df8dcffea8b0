using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>Luma of a page, each pixel the mean of itself and its neighbours, so that noise weighs little.</summary>
internal static class PaperTone
{
    internal static GrayImage Of(RgbImage page)
    {
        var gray = page.ToGray();
        var (width, height) = (gray.Width, gray.Height);
        var sums = new int[width * height];
        for (var i = 1; i < sums.Length - 1; i++)
        {
            sums[i] = gray.Pixels[i - 1] + gray.Pixels[i] + gray.Pixels[i + 1];
        }

        var smooth = new GrayImage(width, height, (byte[])gray.Pixels.Clone());
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var i = (y * width) + x;
                smooth.Pixels[i] = (byte)((sums[i - width] + sums[i] + sums[i + width] + 4) / 9);
            }
        }

        return smooth;
    }
}
