using System.Text;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Specimens;

/// <summary>
/// Draws fictional documents. The same order, portrait, libraries and fonts give the same pixels. For command lines and
/// tests: it lets the SVG reader of libvips work in this process.
/// </summary>
public static class SpecimenDrawing
{
    /// <summary>Every page of a document.</summary>
    /// <param name="portrait">A JPEG, PNG, WebP or HEIC file; its middle fills the portrait's place.</param>
    /// <exception cref="ArgumentException">A value cannot be printed, or the portrait cannot be read.</exception>
    public static Specimen Draw(SpecimenOrder order, ReadOnlySpan<byte> portrait)
    {
        var face = Face(portrait);
        var document = SpecimenWriting.Write(order);
        var pages = document.Layout.Pages.Select(page => Page(order, document, page, face));
        return new Specimen(order, document, [.. pages]);
    }

    /// <summary>A passport page of 1,500 × 1,056 pixels (TD3 at 305 dots per inch), and its truth.</summary>
    /// <param name="passport">What to print.</param>
    /// <param name="portrait">As for <see cref="Draw"/>.</param>
    /// <param name="seed">Of the background.</param>
    /// <exception cref="ArgumentException">A field cannot be printed, or the portrait cannot be read.</exception>
    public static SpecimenImage Passport(SpecimenPassport passport, ReadOnlySpan<byte> portrait, int seed)
    {
        var drawn = Draw(passport.Order(seed), portrait);
        var document = drawn.Document;
        return new SpecimenImage(
            drawn.Pages[0].Image,
            new SpecimenTruth(passport, document.Country, document.Mrz[0], document.Mrz[1], seed));
    }

    /// <summary>A portrait's pixels; unlike a photo of a document it may be small.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    internal static RgbImage Face(ReadOnlySpan<byte> portrait) =>
        ImageCodec.Decode(portrait, ImageLimits.Default with { MinLongerSide = 0 }).Image
        ?? throw new ArgumentException("The portrait cannot be read as an image.", nameof(portrait));

    private static SpecimenPage Page(
        SpecimenOrder order, SpecimenDocument document, SpecimenPageLayout layout, RgbImage face)
    {
        var svg = new PageSvg(document, layout, order.Seed);
        var image = SvgCodec.Draw(Encoding.UTF8.GetBytes(svg.Draw(order.Overprint)));
        var mm = document.Layout.PixelsPerMm;
        if (layout.Portrait is { } portrait)
        {
            PictureInsets.Portrait(face, image, portrait, mm);
        }

        if (layout.Ghost is { } ghost)
        {
            PictureInsets.Ghost(face, image, ghost, mm, layout.LabelInk);
        }

        if (layout.Barcode is { } place && document.Barcode is { } text)
        {
            PictureInsets.Symbol(Pdf417Drawing.Draw(text), image, place, mm);
        }

        return new SpecimenPage(layout.Side, image, svg.Regions, Region(layout.Portrait, mm), Region(layout.Ghost, mm));
    }

    private static Quad? Region(IReadOnlyList<double>? place, double mm) => place is null
        ? null
        : Quad.FromRectangle(place[0] * mm, place[1] * mm, place[2] * mm, place[3] * mm);
}

/// <summary>A drawn document.</summary>
public sealed record Specimen(SpecimenOrder Order, SpecimenDocument Document, IReadOnlyList<SpecimenPage> Pages);

/// <summary>A drawn side.</summary>
/// <param name="Side">FRONT or BACK.</param>
/// <param name="Regions">Where each printed field stands, in pixels.</param>
public sealed record SpecimenPage(
    string Side, RgbImage Image, IReadOnlyDictionary<string, Quad> Regions, Quad? Portrait, Quad? Ghost);
