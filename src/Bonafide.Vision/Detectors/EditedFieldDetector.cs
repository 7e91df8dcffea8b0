using Bonafide.Core.Facts;
using Bonafide.Vision.Detectors.Typefaces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// A line of print whose paper is not the paper around it: lighter or darker on every side, as a piece pasted over is,
/// or without the fine lines that run on around it, as where a value was wiped out and set again; and a value whose
/// digits are of another typeface than the one that the page's values are set in.
/// </summary>
internal sealed class EditedFieldDetector(DetectorOptions options) : IPrintDetector
{
    /// <summary>Lines looked at, the first from the top; a document has fewer.</summary>
    private const int MostLines = 60;

    private const int MostFindings = 8;

    /// <summary>Length over height of a number: as four digits have it, such as a year. A shorter word, or a letter
    /// alone, has too little paper under it.</summary>
    private const double LeastStretchOfNumbers = 1.8;

    private const double LeastStretchOfWords = 2.5;

    /// <summary>Of a line that is no field's value: dates and numbers are changed, titles are not.</summary>
    private const int LeastDigits = 4;

    public string Name => DetectorNames.EditedField;

    public IEnumerable<DetectorFinding> Look(PrintView view)
    {
        var (gray, paper) = (view.Page.ToGray(), PaperTone.Of(view.Page));
        var lines = view.Lines.Take(MostLines).Select(line => Set(view, gray, line)).OfType<SetLine>().ToList();
        var typeface = PageTypeface.Of(lines, view.Layout?.Typeface);
        var findings = lines.SelectMany(line =>
            new[] { Paper(paper, line), Print(typeface?.Odd(line), line) }.OfType<DetectorFinding>()
                .Select(finding => finding with { Region = view.ToPhoto(line.Line.Box) })).ToList();
        var positive = findings.Where(finding => finding.Positive).OrderByDescending(finding => finding.Value)
            .DistinctBy(finding => finding.Region).Take(MostFindings).ToList();
        return positive.Count > 0 ? positive
            : findings.Count == 0 ? [DetectorScore.Unknown(Name)]
            : [findings.MaxBy(finding => finding.Value)! with { Field = null, Region = null }];
    }

    /// <summary>Null for a line that is not looked at.</summary>
    private static SetLine? Set(PrintView view, GrayImage page, TextLine line)
    {
        var (_, _, width, height) = line.Box.Bounds();
        var field = Field(view, view.ToPhoto(line.Box));
        var isNumber = IsNumber(line);
        return width >= height * (isNumber ? LeastStretchOfNumbers : LeastStretchOfWords)
            && (isNumber || field is not null)
                ? new(line, field, view.Layout?.Fields.FirstOrDefault(one => one.Field == field)?.Bold,
                    DigitCutter.Cut(page, line))
                : null;
    }

    private DetectorFinding? Paper(GrayImage page, SetLine line) => FieldSurface.Measure(page, line.Line.Box)
        is { } surface
            ? DetectorScore.Of(Name, Math.Max(
                surface.Step / options.LeastPaperStep, surface.LostLines / LeastLostLines(line.Line)), 1, line.Field)
            : null;

    private double LeastLostLines(TextLine line) =>
        IsNumber(line) ? options.LeastLostLines : options.LeastLostLinesOfWords;

    private static bool IsNumber(TextLine line) => line.Text.Count(char.IsAsciiDigit) >= LeastDigits;

    private DetectorFinding? Print(double? odd, SetLine line) =>
        odd is { } measured ? DetectorScore.Of(Name, measured, options.LeastOddTypeface, line.Field) : null;

    /// <summary>The printed reading that the line's middle lies in; its region may be turned in the photo.</summary>
    private static string? Field(PrintView view, Quad line)
    {
        var (x, y) = ((line.X0 + line.X2) / 2, (line.Y0 + line.Y2) / 2);
        return view.Readings.FirstOrDefault(reading =>
            reading.Source is FieldSource.PrintedLayout or FieldSource.PrintedLabel
            && reading.Region is { } place && place.Contains(x, y))?.Name;
    }
}
