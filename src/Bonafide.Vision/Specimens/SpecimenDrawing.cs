using System.Text;
using Bonafide.Core.Countries;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Specimens;

/// <summary>
/// Draws fictional documents. The same passport, portrait, seed, libraries and fonts give the same pixels. For
/// command lines and tests: it lets the SVG reader of libvips work in this process.
/// </summary>
public static class SpecimenDrawing
{
    /// <summary>A passport page of 1,500 × 1,056 pixels (TD3 at 305 dots per inch), and its truth.</summary>
    /// <param name="passport">What to print.</param>
    /// <param name="portrait">A JPEG, PNG, WebP or HEIC file; its middle fills the portrait's place.</param>
    /// <param name="seed">Of the background.</param>
    /// <exception cref="ArgumentException">A field cannot be printed, or the portrait cannot be read.</exception>
    public static SpecimenImage Passport(SpecimenPassport passport, ReadOnlySpan<byte> portrait, int seed)
    {
        var face = ImageCodec.Decode(portrait, ImageLimits.Default).Image
            ?? throw new ArgumentException("The portrait cannot be read as an image.", nameof(portrait));
        var (upper, lower) = MrzWriter.Td3(passport, CountryCodes.Specimen);
        var truth = new SpecimenTruth(passport, CountryCodes.Specimen, upper, lower, seed);
        var page = SvgCodec.Draw(Encoding.UTF8.GetBytes(PassportLayout.Svg(truth)));
        Paste(Fit(face), page);
        return new SpecimenImage(page, truth);
    }

    /// <summary>The largest middle part with the place's shape, at the place's size.</summary>
    private static RgbImage Fit(RgbImage face)
    {
        const int Width = PassportLayout.PortraitWidth;
        const int Height = PassportLayout.PortraitHeight;
        var scale = Math.Min(face.Width / (double)Width, face.Height / (double)Height);
        var left = (face.Width - (Width * scale)) / 2;
        var top = (face.Height - (Height * scale)) / 2;
        return face.Warp(Homography.Similarity(scale, 0, left, top), Width, Height);
    }

    private static void Paste(RgbImage face, RgbImage page)
    {
        for (var y = 0; y < face.Height; y++)
        {
            var row = face.Pixels.AsSpan(y * face.Width * 3, face.Width * 3);
            var place = ((PassportLayout.PortraitTop + y) * page.Width) + PassportLayout.PortraitLeft;
            row.CopyTo(page.Pixels.AsSpan(place * 3));
        }
    }
}

/// <summary>A drawn document and its truth.</summary>
public sealed record SpecimenImage(RgbImage Image, SpecimenTruth Truth);
