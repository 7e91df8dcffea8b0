using Bonafide.Core.Documents.Printed;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// The groups of a card's number stand so far apart that some of them are found as lines of their own. Neighbours in
/// one row are put together where, and only where, all of them make a number that passes its check digit.
/// </summary>
internal static class CardNumberGroups
{
    private const int MostGroups = 4;

    /// <summary>In heights of a line.</summary>
    private const double MostGap = 2;

    /// <summary>Specks between the groups are lower than this share of a digit.</summary>
    private const double LeastHeight = 0.6;

    /// <summary>The lines with such groups as one line.</summary>
    internal static IReadOnlyList<PrintedLine> Join(IReadOnlyList<PrintedLine> lines)
    {
        var groups = lines.Where(line => line.Text.All(sign => char.IsAsciiDigit(sign) || sign == ' ')).ToList();
        foreach (var first in groups)
        {
            var (row, whole) = (new List<PrintedLine> { first }, first);
            while (row.Count < MostGroups && Next(whole, groups) is { } next)
            {
                row.Add(next);
                whole = Joined(whole, next);
                if (PrintedValue.Read(whole.Text, PrintedFormat.CardNumber, new(null, default, false)) is not null)
                {
                    return [.. lines.Except(row), whole];
                }
            }
        }

        return lines;
    }

    private static PrintedLine? Next(PrintedLine line, List<PrintedLine> groups) => groups
        .Where(group => Math.Abs(group.Middle - line.Middle) < 0.5 * line.Height
            && group.Left > line.Left && group.Left - line.Right < MostGap * line.Height
            && group.Right > line.Right && group.Height > LeastHeight * line.Height)
        .MinBy(group => group.Left);

    /// <summary>Boxes may overlap: a digit that lies in both counts once.</summary>
    private static PrintedLine Joined(PrintedLine left, PrintedLine right)
    {
        var (a, b) = (left.Line, right.Line);
        var rest = b.Signs.SkipWhile(sign =>
            right.Left + ((sign.Start + sign.End) / 2 * right.Width) < left.Right).ToList();
        var signs = (List<ReadSign>)[.. a.Signs, new(' ', 1, 1, 1), .. rest];
        var box = a.Box with { X1 = b.Box.X1, Y1 = b.Box.Y1, X2 = b.Box.X2, Y2 = b.Box.Y2 };
        return PrintedLine.Of(new TextLine(
            string.Concat(signs.Select(sign => sign.Sign)), Math.Min(a.Confidence, b.Confidence), signs, box));
    }
}
