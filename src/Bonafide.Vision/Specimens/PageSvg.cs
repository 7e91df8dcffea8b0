using System.Security;
using System.Text;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Specimens;

/// <summary>One side of a document as SVG, without pictures and symbol, and where each field came to stand.</summary>
internal sealed class PageSvg(SpecimenDocument document, SpecimenPageLayout page, int seed)
{
    /// <summary>Ten characters per inch (ICAO Doc 9303-3 §4.1).</summary>
    private const double MrzPitch = 2.54;

    private const double MrzSize = 3.5;

    private const double SmallestShare = 0.55;

    private readonly double _mm = document.Layout.PixelsPerMm;
    private readonly Random _random = new(seed);
    private readonly StringBuilder _svg = new();
    private readonly Dictionary<string, Quad> _regions = [];

    public IReadOnlyDictionary<string, Quad> Regions => _regions;

    public int Width => (int)Math.Round(document.Layout.Size[0] * _mm);

    public int Height => (int)Math.Round(document.Layout.Size[1] * _mm);

    public string Draw(string? overprint)
    {
        _svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\">"));
        _svg.Append(Invariant($"<rect width=\"100%\" height=\"100%\" fill=\"{page.Paper}\"/>"));
        _svg.Append(SecurityPrint.Draw(page.Pattern, page.PatternInk, Width, Height, _mm, _random));
        foreach (var area in page.Areas)
        {
            _svg.Append(Invariant($"<rect {Place(area.At)} rx=\"{area.Round * _mm:F1}\" fill=\"{area.Colour}\"/>"));
        }

        Emblem();
        foreach (var text in page.Texts)
        {
            Print(text);
        }

        Signature();
        Mrz();
        Overprint(overprint);
        return _svg.Append("</svg>").ToString();
    }

    private void Print(SpecimenText text)
    {
        var words = SpecimenPrints.Print(text.Text, document);
        var fields = SpecimenPrints.Fields(text.Text).ToList();
        if (words.Length == 0 && fields.Count > 0)
        {
            return;
        }

        if (text.Label is not null)
        {
            Letters(text.X, text.Beside is null ? text.Y - LabelGap(text) : text.Y, page.LabelSize, text.Label, false,
                page.LabelInk, page.Font);
        }

        var size = text.Size ?? page.TextSize;
        var left = text.X + (text.Beside ?? 0);
        var font = text.Font ?? page.Font;
        var place = text.Width ?? document.Layout.Size[0] - left - 2.5;
        var width = TextWidths.Of(words, text.Bold, font) * size;
        if (width > place)
        {
            size *= Math.Max(SmallestShare, place / width);
            width = Math.Min(width, place);
        }

        Letters(left, text.Y, size, words, text.Bold, text.Ink ?? page.Ink, font);
        foreach (var field in fields)
        {
            _regions[field] = Quad.FromRectangle(
                left * _mm, (text.Y - (size * 0.85)) * _mm, width * _mm, size * 1.1 * _mm);
        }
    }

    private double LabelGap(SpecimenText text) => (text.Size ?? page.TextSize) * 1.167;

    private void Letters(double x, double y, double size, string text, bool bold, string ink, string font) => _svg
        .Append(Invariant($"<text x=\"{x * _mm:F1}\" y=\"{y * _mm:F1}\" font-family=\"{font}\" "))
        .Append(Invariant($"font-size=\"{size * _mm:F1}\" {(bold ? "font-weight=\"bold\" " : string.Empty)}"))
        .Append(Invariant($"fill=\"{ink}\">{SecurityElement.Escape(text)}</text>"));

    /// <summary>One element per character, so that the pitch does not hang on the font's own widths.</summary>
    private void Mrz()
    {
        if (page.Mrz is null)
        {
            return;
        }

        foreach (var (row, line) in document.Mrz.Index())
        {
            for (var i = 0; i < line.Length; i++)
            {
                var (x, y) = (page.Mrz[0] + (i * MrzPitch), page.Mrz[1] + (row * page.Mrz[2]));
                Letters(x, y, MrzSize, line[i].ToString(), false, "#101010", "OCR B");
            }
        }
    }

    /// <summary>A star in rings: no state's arms.</summary>
    private void Emblem()
    {
        if (page.Emblem is not [var x, var y, var radius])
        {
            return;
        }

        var points = string.Join(' ', Enumerable.Range(0, 16).Select(i =>
        {
            var (r, angle) = (radius * (i % 2 == 0 ? 0.78 : 0.34), i * Math.PI / 8);
            return Invariant($"{(x + (r * Math.Sin(angle))) * _mm:F1},{(y - (r * Math.Cos(angle))) * _mm:F1}");
        }));
        _svg.Append(Invariant($"<polygon points=\"{points}\" fill=\"{page.LabelInk}\" fill-opacity=\"0.8\"/>"));
        foreach (var share in (double[])[1, 0.86])
        {
            _svg.Append(Invariant($"<circle cx=\"{x * _mm:F1}\" cy=\"{y * _mm:F1}\" r=\"{radius * share * _mm:F1}\" "))
                .Append(Invariant($"fill=\"none\" stroke=\"{page.LabelInk}\" stroke-width=\"{_mm * 0.2:F1}\"/>"));
        }
    }

    private void Signature()
    {
        if (page.Signature is not [var x, var y, var width, var height])
        {
            return;
        }

        _svg.Append(Invariant($"<path fill=\"none\" stroke=\"#1c2340\" stroke-width=\"{_mm * 0.22:F1}\" "))
            .Append(Invariant($"stroke-linecap=\"round\" d=\"M{x * _mm:F1} {(y + (height * 0.7)) * _mm:F1}"));
        for (var step = 1; step <= 9; step++)
        {
            double Spread(double share) => y + (height * (0.5 + ((_random.NextDouble() - 0.5) * share)));
            var from = x + (width * (step - 1) / 9);
            var to = x + (width * step / 9);
            _svg.Append(Invariant($" C{(from + 0.4) * _mm:F1} {Spread(1.6) * _mm:F1} "))
                .Append(Invariant($"{to * _mm:F1} {Spread(1.6) * _mm:F1} {to * _mm:F1} {Spread(0.5) * _mm:F1}"));
        }

        _svg.Append("\"/>");
    }

    private void Overprint(string? words)
    {
        if (words is null)
        {
            return;
        }

        var size = Width * 1.25 / Math.Max(words.Length, 4);
        _svg.Append(Invariant($"<text x=\"{Width / 2}\" y=\"{(Height + (size * 0.7)) / 2:F0}\" "))
            .Append(Invariant($"text-anchor=\"middle\" font-family=\"DejaVu Sans\" font-weight=\"bold\" "))
            .Append(Invariant($"font-size=\"{size:F0}\" transform=\"rotate(-18 {Width / 2} {Height / 2})\" "))
            .Append(Invariant($"fill=\"#c02020\" fill-opacity=\"0.45\">{SecurityElement.Escape(words)}</text>"));
    }

    private string Place(IReadOnlyList<double> at) => Invariant(
        $"x=\"{at[0] * _mm:F1}\" y=\"{at[1] * _mm:F1}\" width=\"{at[2] * _mm:F1}\" height=\"{at[3] * _mm:F1}\"");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
