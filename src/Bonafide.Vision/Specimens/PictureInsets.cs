using System.Globalization;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens;

/// <summary>Puts pictures into a page; places are left, top, width, height in millimetres.</summary>
internal static class PictureInsets
{
    /// <summary>How much of a ghost portrait's print is seen.</summary>
    private const double GhostStrength = 0.55;

    internal static void Portrait(RgbImage face, RgbImage page, IReadOnlyList<double> place, double mm)
    {
        var (left, top, width, height) = Pixels(place, mm);
        var fitted = Fit(face, width, height);
        for (var y = 0; y < height; y++)
        {
            var row = fitted.Pixels.AsSpan(y * width * 3, width * 3);
            row.CopyTo(page.Pixels.AsSpan((((top + y) * page.Width) + left) * 3));
        }
    }

    /// <summary>In one ink over the paper, fading at its edges.</summary>
    internal static void Ghost(RgbImage face, RgbImage page, IReadOnlyList<double> place, double mm, string ink)
    {
        var (left, top, width, height) = Pixels(place, mm);
        var gray = Fit(face, width, height).ToGray();
        var colour = Enumerable.Range(0, 3)
            .Select(i => int.Parse(ink.AsSpan(1 + (i * 2), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            .ToArray();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var across = Math.Min(x, width - 1 - x) / (width * 0.16);
                var down = Math.Min(y, height - 1 - y) / (height * 0.12);
                var fading = Math.Clamp(Math.Min(across, down), 0, 1);
                var share = GhostStrength * (1 - (gray[x, y] / 255.0)) * fading;
                var pixel = page[left + x, top + y];
                for (var channel = 0; channel < 3; channel++)
                {
                    pixel[channel] = (byte)(pixel[channel] + ((colour[channel] - pixel[channel]) * share));
                }
            }
        }
    }

    /// <summary>Filled to the place's width and height, on white with a quiet zone.</summary>
    internal static void Symbol(GrayImage symbol, RgbImage page, IReadOnlyList<double> place, double mm)
    {
        var (left, top, width, height) = Pixels(place, mm);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                page[left + x, top + y].Fill(symbol[x * symbol.Width / width, y * symbol.Height / height]);
            }
        }
    }

    private static (int Left, int Top, int Width, int Height) Pixels(IReadOnlyList<double> place, double mm) =>
        ((int)(place[0] * mm), (int)(place[1] * mm), (int)(place[2] * mm), (int)(place[3] * mm));

    /// <summary>The largest middle part with the place's shape, at the place's size.</summary>
    private static RgbImage Fit(RgbImage face, int width, int height)
    {
        var scale = Math.Min(face.Width / (double)width, face.Height / (double)height);
        var left = (face.Width - (width * scale)) / 2;
        var top = (face.Height - (height * scale)) / 2;
        return face.Warp(Homography.Similarity(scale, 0, left, top), width, height);
    }
}
