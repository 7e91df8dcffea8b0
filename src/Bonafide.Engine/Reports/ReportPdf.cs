using Bonafide.Core.Capabilities;
using PdfSharp.Drawing;

namespace Bonafide.Engine.Reports;

/// <summary>Draws a report on A4 pages.</summary>
internal static class ReportPdf
{
    private const double NameWidth = 130;
    private static readonly ReportColumn Name = new(ReportSheet.Left, NameWidth - 10);
    private static readonly ReportColumn Value = new(ReportSheet.Left + NameWidth, ReportSheet.Width - NameWidth);

    public static byte[] Draw(ReportContent content)
    {
        using var sheet = new ReportSheet();
        sheet.Document.Info.Title = $"Verification report {content.ExecutionId}";
        sheet.Document.Info.Author = "Bonafide";
        sheet.Document.Info.CreationDate = content.MadeAt.UtcDateTime;
        Head(sheet, content);
        Reasons(sheet, content);
        Pairs(sheet, "Transaction", content.Facts);
        Pairs(sheet, "Timeline", content.Timeline);
        Credentials(sheet, content);
        foreach (var outcome in content.Outcomes)
        {
            Outcome(sheet, outcome);
        }

        Pairs(sheet, "Rules that fired", content.Rules);
        if (content.Versions.Count > 0)
        {
            sheet.Heading("Data and models");
            Whole(sheet, string.Join(" · ", content.Versions), ReportSheet.Quiet);
        }

        return sheet.Finish($"{content.ExecutionId} · made {ReportContents.Instant(content.MadeAt)}");
    }

    private static void Head(ReportSheet sheet, ReportContent content)
    {
        sheet.Line("Verification report", ReportFonts.Of(20, isBold: true), ReportSheet.Ink, ReportSheet.Left);
        sheet.Y += 2;
        Whole(sheet, content.Organisation, ReportSheet.Quiet);
        if (content.IsSandbox)
        {
            Whole(sheet, "Sandbox: people and documents in it are fictional.", ReportSheet.Quiet);
        }

        sheet.Y += 10;
        var (ink, tint) = Colours(content.Decision.Type);
        sheet.Graphics.DrawRoundedRectangle(
            new XSolidBrush(tint), ReportSheet.Left, sheet.Y, ReportSheet.Width, 54, 8, 8);
        sheet.Draw(content.Decision.Type.Wire(), ReportFonts.Of(17, isBold: true), ink, ReportSheet.Left + 14,
            sheet.Y + 9);
        var line = $"{content.Decision.Label} · score {content.Decision.Score}"
            + (content.Decision.Automatic is { } automatic ? $" · the scoring gave {automatic}" : string.Empty);
        sheet.Draw(line, ReportSheet.Body, ReportSheet.Ink, ReportSheet.Left + 14, sheet.Y + 34);
        sheet.Y += 58;
    }

    /// <summary>What stood in the way, in one look.</summary>
    private static void Reasons(ReportSheet sheet, ReportContent content)
    {
        sheet.Heading("Reasons");
        var reasons = content.Outcomes.Where(one => one.Decision != Decision.Passed).ToList();
        if (reasons.Count == 0)
        {
            Whole(sheet, "Every check passed.", ReportSheet.Ink);
        }

        foreach (var reason in reasons)
        {
            sheet.Row(
                (Name, reason.Title, ReportSheet.Strong, Colours(reason.Decision).Ink),
                (Value, Words(reason), ReportSheet.Body, ReportSheet.Ink));
        }
    }

    private static void Pairs(ReportSheet sheet, string heading, IReadOnlyList<ReportPair> pairs)
    {
        if (pairs.Count == 0)
        {
            return;
        }

        sheet.Heading(heading);
        foreach (var (name, value) in pairs)
        {
            sheet.Row(
                (Name, name, ReportSheet.Body, ReportSheet.Quiet), (Value, value, ReportSheet.Body, ReportSheet.Ink));
        }
    }

    private static void Credentials(ReportSheet sheet, ReportContent content)
    {
        sheet.Heading("Credentials");
        foreach (var (category, label, parts) in content.Credentials)
        {
            var name = label == category ? category : $"{category} ({label})";
            sheet.Row(
                (Name, name, ReportSheet.Body, ReportSheet.Quiet), (Value, parts, ReportSheet.Body, ReportSheet.Ink));
        }
    }

    private static void Outcome(ReportSheet sheet, ReportOutcome outcome)
    {
        sheet.Heading(outcome.Credentials.Length == 0 ? outcome.Title : $"{outcome.Title} · {outcome.Credentials}");
        sheet.Row(
            (Name, outcome.Decision.Wire(), ReportSheet.Strong, Colours(outcome.Decision).Ink),
            (Value, Words(outcome), ReportSheet.Body, ReportSheet.Ink));
        foreach (var (name, value) in outcome.Data)
        {
            sheet.Row(
                (Name, name, ReportSheet.Body, ReportSheet.Quiet), (Value, value, ReportSheet.Body, ReportSheet.Ink));
        }

        if (outcome.Findings.Count > 0)
        {
            Findings(sheet, outcome.Findings);
        }
    }

    private static void Findings(ReportSheet sheet, IReadOnlyList<Finding> findings)
    {
        ReportColumn[] columns =
        [
            new(ReportSheet.Left, 190), new(ReportSheet.Left + 200, 150), new(ReportSheet.Left + 360, 90),
            new(ReportSheet.Left + 460, 40),
        ];
        sheet.Need(40);
        sheet.Y += 4;
        var head = ReportFonts.Of(7, isBold: true);
        sheet.Row(
            (columns[0], "Finding", head, ReportSheet.Quiet), (columns[1], "Value", head, ReportSheet.Quiet),
            (columns[2], "Limit", head, ReportSheet.Quiet), (columns[3], "Met", head, ReportSheet.Quiet));
        foreach (var finding in findings)
        {
            var unit = finding.Unit is null ? string.Empty : " " + finding.Unit;
            var isOpen = finding.Met is false;
            sheet.Row(
                (columns[0], ReportContents.Title(finding.Name), ReportSheet.Body, ReportSheet.Ink),
                (columns[1], finding.Measured is null ? "–" : finding.Measured + unit, ReportSheet.Body,
                    ReportSheet.Ink),
                (columns[2], finding.Limit is null ? "–" : finding.Limit + unit, ReportSheet.Body, ReportSheet.Ink),
                (columns[3], finding.Met switch { true => "yes", false => "no", null => "–" },
                    isOpen ? ReportSheet.Strong : ReportSheet.Body,
                    isOpen ? Colours(Decision.Rejected).Ink : ReportSheet.Ink));
        }
    }

    private static string Words(ReportOutcome outcome) =>
        outcome.Sentence is null ? outcome.Label : $"{outcome.Label}: {outcome.Sentence}";

    private static void Whole(ReportSheet sheet, string text, XColor color) =>
        sheet.Row((new ReportColumn(ReportSheet.Left, ReportSheet.Width), text, ReportSheet.Body, color));

    private static (XColor Ink, XColor Tint) Colours(Decision decision) => decision switch
    {
        Decision.Passed => (XColor.FromArgb(0x1B, 0x6E, 0x46), XColor.FromArgb(0xE8, 0xF4, 0xED)),
        Decision.Warning => (XColor.FromArgb(0x8A, 0x5A, 0x00), XColor.FromArgb(0xFC, 0xF3, 0xDF)),
        Decision.Rejected => (XColor.FromArgb(0x9E, 0x24, 0x24), XColor.FromArgb(0xFB, 0xEA, 0xEA)),
        _ => (XColor.FromArgb(0x4A, 0x55, 0x60), XColor.FromArgb(0xEE, 0xF1, 0xF3)),
    };
}
