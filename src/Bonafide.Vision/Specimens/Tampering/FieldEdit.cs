using System.Globalization;
using System.Security;
using System.Text;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens.Degradations;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Specimens.Tampering;

/// <summary>How a forger changes a printed value.</summary>
public enum EditKind
{
    /// <summary>Cut out of another document of the design and pasted over.</summary>
    Pasted = 1,

    /// <summary>Wiped out and set again in another font.</summary>
    Retyped = 2,
}

/// <summary>Changes one printed field of a page and leaves zone, symbol and everything else alone.</summary>
public static class FieldEdit
{
    private static readonly string[] Fonts = ["DejaVu Serif", "DejaVu Sans Mono", "DejaVu Sans Light"];

    /// <summary>The page with the field changed, and what was done.</summary>
    /// <exception cref="ArgumentException">The page does not print the field.</exception>
    public static (SpecimenPage Page, TamperingTruth Truth) Apply(
        Specimen specimen, string side, string field, EditKind kind, ReadOnlySpan<byte> portrait, int seed)
    {
        var random = new Random(seed);
        var page = specimen.Pages.Single(one => one.Side == side);
        if (!page.Regions.TryGetValue(field, out var region))
        {
            throw new ArgumentException("The page does not print the field.", nameof(field));
        }

        var value = Changed(specimen.Document[field], random);
        var order = Order(specimen, field, value);
        var image = new RgbImage(page.Image.Width, page.Image.Height, (byte[])page.Image.Pixels.Clone());
        if (kind == EditKind.Pasted)
        {
            Paste(image, SpecimenDrawing.Draw(order with { Seed = order.Seed + 1 }, portrait), side, field, random);
        }
        else
        {
            var layout = specimen.Document.Layout.Pages.Single(one => one.Side == side);
            var text = layout.Texts.First(one => SpecimenPrints.Fields(one.Text).Contains(field));
            Retype(image, region, SpecimenPrints.Print(text.Text, SpecimenWriting.Write(order)), random);
        }

        return (page with { Image = image }, new TamperingTruth(
            kind == EditKind.Pasted ? "pastedField" : "retypedField", side, field, value, region));
    }

    /// <summary>The same document with another value in one field.</summary>
    internal static SpecimenOrder Order(Specimen specimen, string field, string value) => specimen.Order with
    {
        Person = specimen.Document.Person,
        Country = specimen.Document.Country,
        State = specimen.Document.State,
        Values = new Dictionary<string, string>(specimen.Document.Values) { [field] = value },
    };

    /// <summary>Another digit in the place where a forger gains: the year of dates, else the last digits.</summary>
    internal static string Changed(string value, Random random)
    {
        var places = Enumerable.Range(0, value.Length).Where(i => char.IsAsciiDigit(value[i])).ToList();
        if (places.Count == 0)
        {
            throw new ArgumentException("The value has no digit to change.");
        }

        var isDate = DateOnly.TryParseExact(
            value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        var at = isDate ? 3 : places[^random.Next(1, Math.Min(4, places.Count) + 1)];
        var digit = (value[at] - '0' + random.Next(1, 10)) % 10;
        var changed = value[..at] + (char)('0' + digit) + value[(at + 1)..];

        // The 29th of February does not come every year.
        return isDate && changed.EndsWith("02-29", StringComparison.Ordinal) ? changed[..8] + "28" : changed;
    }

    /// <summary>The other document was photographed under other light and compressed before.</summary>
    private static void Paste(RgbImage image, Specimen donor, string side, string field, Random random)
    {
        var page = donor.Pages.Single(one => one.Side == side);
        var (left, top, width, height) = page.Regions[field].Bounds();
        var (x, y) = ((int)left - 3, (int)top - 3);
        var patch = new JpegDegradation(random.Next(45, 75)).Apply(page.Image, 0)
            .Crop(x, y, (int)width + 8, (int)height + 8);
        var light = random.Next(2) == 0 ? 0.955 : 1.03;
        var (moveX, moveY) = (random.Next(-1, 2), random.Next(-1, 3));
        for (var row = 0; row < patch.Height; row++)
        {
            for (var column = 0; column < patch.Width; column++)
            {
                var (toX, toY) = (x + column + moveX, y + row + moveY);
                if (toX < 0 || toY < 0 || toX >= image.Width || toY >= image.Height)
                {
                    continue;
                }

                var source = patch[column, row];
                var target = image[toX, toY];
                for (var channel = 0; channel < 3; channel++)
                {
                    target[channel] = (byte)Math.Clamp(source[channel] * light, 0, 255);
                }
            }
        }
    }

    private static void Retype(RgbImage image, Quad region, string words, Random random)
    {
        var (left, top, width, height) = region.Bounds();
        var (x, y, w, h) = ((int)left - 2, (int)top - 1, (int)width + 6, (int)height + 3);
        Wipe(image, x, y, w, h, random);
        var font = Fonts[random.Next(Fonts.Length)];
        var size = height / 1.1 * (0.92 + (random.NextDouble() * 0.12));
        var fit = Math.Min(size, size * w / (TextWidths.Of(words, true, font) * size));
        var ink = Ink(words, font, fit, w, h, (h * 0.78) + random.Next(-1, 2));
        var shade = random.Next(10, 45);
        for (var row = 0; row < ink.Height; row++)
        {
            for (var column = 0; column < ink.Width && x + column < image.Width; column++)
            {
                var share = ink[column, row][0] / 255.0;
                var target = image[x + column, y + row];
                for (var channel = 0; channel < 3; channel++)
                {
                    target[channel] = (byte)((target[channel] * share) + (shade * (1 - share)));
                }
            }
        }
    }

    /// <summary>Black on white.</summary>
    private static RgbImage Ink(string words, string font, double size, int width, int height, double baseline)
    {
        var svg = new StringBuilder()
            .Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">"))
            .Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>")
            .Append(Invariant($"<text x=\"2\" y=\"{baseline:F1}\" font-family=\"{font}\" font-weight=\"bold\" "))
            .Append(Invariant($"font-size=\"{size:F1}\">{SecurityElement.Escape(words)}</text></svg>"));
        return SvgCodec.Draw(Encoding.UTF8.GetBytes(svg.ToString()));
    }

    /// <summary>Filled from its left to its right edge, with a little grain: the fine lines are gone.</summary>
    private static void Wipe(RgbImage image, int x, int y, int width, int height, Random random)
    {
        for (var row = y; row < Math.Min(y + height, image.Height); row++)
        {
            var right = Math.Min(x + width, image.Width - 1);
            var (from, to) = (image[Math.Max(x - 1, 0), row].ToArray(), image[right, row].ToArray());
            for (var column = Math.Max(x, 0); column < right; column++)
            {
                var share = (column - x) / (double)width;
                var pixel = image[column, row];
                var grain = random.Next(-2, 3);
                for (var channel = 0; channel < 3; channel++)
                {
                    var between = from[channel] + ((to[channel] - from[channel]) * share);
                    pixel[channel] = (byte)Math.Clamp(between + grain, 0, 255);
                }
            }
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
