using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Bonafide.Engine.Reports;

/// <summary>A column of a table: where it starts, and how wide it is, in points.</summary>
internal readonly record struct ReportColumn(double X, double Width);

/// <summary>Pages that fill from top to bottom. All measures are points (1/72 inch).</summary>
internal sealed class ReportSheet : IDisposable
{
    public const double Left = 48;
    public const double Width = 595 - (2 * Left);
    private const double Top = 48;
    private const double Bottom = 842 - 60;
    private const double Leading = 1.35;

    private readonly PdfDocument _document = new();
    private XGraphics _graphics = null!;

    public ReportSheet() => NewPage();

    public static XFont Body { get; } = ReportFonts.Of(8.5);

    public static XFont Strong { get; } = ReportFonts.Of(8.5, isBold: true);

    public static XColor Ink { get; } = XColor.FromArgb(0x1F, 0x29, 0x33);

    public static XColor Quiet { get; } = XColor.FromArgb(0x68, 0x74, 0x80);

    public PdfDocument Document => _document;

    public XGraphics Graphics => _graphics;

    /// <summary>Where the next line starts.</summary>
    public double Y { get; set; }

    /// <summary>Begins a page when less than this is left.</summary>
    public void Need(double height)
    {
        if (Y + height > Bottom)
        {
            NewPage();
        }
    }

    public void Heading(string text)
    {
        Need(60);
        Y += 18;
        var font = ReportFonts.Of(11, isBold: true);
        Line(text, font, Ink, Left);
        Y += 4;
        _graphics.DrawLine(new XPen(XColor.FromArgb(0xD9, 0xDE, 0xE3), 0.6), Left, Y, Left + Width, Y);
        Y += 8;
    }

    /// <summary>One row of cells, each broken into lines; the row is as high as its highest cell.</summary>
    public void Row(params ReadOnlySpan<(ReportColumn Column, string Text, XFont Font, XColor Color)> cells)
    {
        var broken = new List<List<string>>();
        var height = 0.0;
        foreach (var (column, text, font, _) in cells)
        {
            var lines = ReportText.Break(text, column.Width, part => _graphics.MeasureString(part, font).Width);
            broken.Add(lines);
            height = Math.Max(height, lines.Count * font.Size * Leading);
        }

        Need(height);
        for (var index = 0; index < cells.Length; index++)
        {
            var (column, _, font, color) = cells[index];
            var y = Y;
            foreach (var line in broken[index])
            {
                Draw(line, font, color, column.X, y);
                y += font.Size * Leading;
            }
        }

        Y += height + 2;
    }

    /// <summary>One line of text that is known to fit.</summary>
    public void Line(string text, XFont font, XColor color, double x)
    {
        Draw(text, font, color, x, Y);
        Y += font.Size * Leading;
    }

    public void Draw(string text, XFont font, XColor color, double x, double y) =>
        _graphics.DrawString(
            ReportText.Visual(text), font, new XSolidBrush(color), new XPoint(x, y + font.Size),
            XStringFormats.Default);

    /// <summary>Ends the document: a foot on every page.</summary>
    public byte[] Finish(string foot)
    {
        _graphics.Dispose();
        var font = ReportFonts.Of(7);
        for (var index = 0; index < _document.PageCount; index++)
        {
            using var graphics = XGraphics.FromPdfPage(_document.Pages[index]);
            var brush = new XSolidBrush(Quiet);
            graphics.DrawString(foot, font, brush, new XPoint(Left, 842 - 34));
            graphics.DrawString(
                $"{index + 1} / {_document.PageCount}", font, brush,
                new XRect(Left, 842 - 42, Width, 10), XStringFormats.TopRight);
        }

        using var bytes = new MemoryStream();
        _document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    public void Dispose()
    {
        _graphics.Dispose();
        _document.Dispose();
    }

    private void NewPage()
    {
        _graphics?.Dispose();
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        _graphics = XGraphics.FromPdfPage(page);
        Y = Top;
    }
}
