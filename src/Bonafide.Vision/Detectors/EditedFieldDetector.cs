using Bonafide.Core.Facts;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// A line of print whose paper is not the paper around it: lighter or darker on every side, as a piece pasted over is,
/// or without the fine lines that run on around it, as where a value was wiped out and set again.
/// </summary>
internal sealed class EditedFieldDetector(DetectorOptions options) : IImageDetector
{
    /// <summary>Lines looked at, the first from the top; a document has fewer.</summary>
    private const int MostLines = 60;

    private const int MostFindings = 8;

    /// <summary>Length over height; a letter alone has too little paper under it.</summary>
    private const double LeastStretch = 2.5;

    /// <summary>Of a line that is no field's value: dates and numbers are changed, titles are not.</summary>
    private const int LeastDigits = 4;

    /// <summary>Gray levels; a larger difference is a printed area.</summary>
    private const double MostPaperStep = 30;

    public string Name => DetectorNames.EditedField;

    public IEnumerable<DetectorFinding> Look(DocumentView view)
    {
        var page = PaperTone.Of(view.Page);
        var findings = new List<DetectorFinding>();
        foreach (var line in view.Lines.Take(MostLines))
        {
            var (_, _, width, height) = line.Box.Bounds();
            var region = view.ToPhoto(line.Box);
            var field = Field(view, region);
            if (width < height * LeastStretch || (field is null && line.Text.Count(char.IsAsciiDigit) < LeastDigits)
                || FieldSurface.Measure(page, line.Box) is not { } surface)
            {
                continue;
            }

            var step = surface.Step > MostPaperStep ? 0 : surface.Step;
            var measure = Math.Max(step / options.LeastPaperStep, surface.LostLines / options.LeastLostLines);
            findings.Add(DetectorScore.Of(Name, measure, 1, field, region));
        }

        var positive = findings.Where(finding => finding.Positive).OrderByDescending(finding => finding.Value)
            .Take(MostFindings).ToList();
        return positive.Count > 0 ? positive
            : findings.Count == 0 ? [DetectorScore.Unknown(Name)]
            : [findings.MaxBy(finding => finding.Value)! with { Field = null, Region = null }];
    }

    /// <summary>The printed reading that the line's middle lies in.</summary>
    private static string? Field(DocumentView view, Quad line)
    {
        var (left, top, width, height) = line.Bounds();
        var (x, y) = (left + (width / 2), top + (height / 2));
        return view.Readings.FirstOrDefault(reading =>
            reading.Source is FieldSource.PrintedLayout or FieldSource.PrintedLabel
            && reading.Region?.Bounds() is { } place
            && x > place.X && x < place.X + place.Width && y > place.Y && y < place.Y + place.Height)?.Name;
    }
}
