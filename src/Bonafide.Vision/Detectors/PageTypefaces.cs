using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Detectors;

/// <summary>A line of print that may be compared with others.</summary>
/// <param name="Field">The field whose value it is; null for any other line.</param>
/// <param name="IsBold">Whether the layout sets it in bold; null where that is not known.</param>
internal sealed record SetLine(TextLine Line, string? Field, bool? IsBold);

/// <summary>The shapes of the digits of all lines of a page, for telling one that was set in another font.</summary>
internal sealed class PageTypefaces
{
    /// <summary>Fonts come in weights that differ by more than this, natural logarithm of the ink. Where a layout does
    /// not say which weight is right, such a difference tells nothing.</summary>
    private const double LeastWeightStep = 0.14;

    /// <summary>Of two that differ it cannot be said which is the odd one.</summary>
    private const int LeastOthers = 2;

    /// <summary>How many times as unlike the others a line must be as they are to each other.</summary>
    private const double Outstanding = 1.6;

    /// <summary>So unlike are two drawings of one digit at least, and no share is taken of nothing.</summary>
    private const double Least = 0.001;

    private static readonly string[] Dates =
        [FieldNames.DateOfBirth, FieldNames.IssuingDate, FieldNames.ExpiryDate];

    private readonly IReadOnlyList<SetLine> _lines;
    private readonly TypefaceDifference?[,] _differences;

    internal PageTypefaces(GrayImage page, IReadOnlyList<SetLine> lines)
    {
        (_lines, _differences) = (lines, new TypefaceDifference?[lines.Count, lines.Count]);
        var faces = lines.Select(line => new Typeface(line.Field is null ? [] : DigitCutter.Cut(page, line.Line)))
            .ToList();
        for (var one = 0; one < lines.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (ShouldBeAlike(lines[one], lines[other]))
                {
                    _differences[one, other] = _differences[other, one] = faces[one].From(faces[other]);
                }
            }
        }
    }

    /// <summary>The line against the one that is most like it, of those that should be set like it.</summary>
    /// <returns>As <see cref="TypefaceDifference.Unlike"/>, less where the others are unlike each other too, as in a
    /// blurred picture; null where too few others show the same digits, or not each other's.</returns>
    internal double? Of(int line)
    {
        var others = Compared(line, line).ToList();
        var among = others.Select(other => Compared(other.Line, line).Select(one => one.Difference.Unlike)
            .DefaultIfEmpty(double.NaN).Min()).Where(double.IsFinite).Order().ToList();
        if (others.Count < LeastOthers || among.Count == 0)
        {
            return null;
        }

        var least = others.MinBy(other => other.Difference.Unlike)!.Difference;
        return _lines[line].IsBold is null && least.Weight >= LeastWeightStep
            ? null
            : least.Unlike * Math.Min(1, least.Unlike / Math.Max(Least, Outstanding * among[among.Count / 2]));
    }

    private IEnumerable<(int Line, TypefaceDifference Difference)> Compared(int line, int without)
    {
        for (var other = 0; other < _lines.Count; other++)
        {
            if (other != without && _differences[line, other] is { } difference)
            {
                yield return (other, difference);
            }
        }
    }

    /// <summary>Values of one weight; of an unknown design dates among dates, since a number is often set in another
    /// font.</summary>
    private static bool ShouldBeAlike(SetLine one, SetLine other) =>
        one.Field is not null && other.Field is not null && one.Field != other.Field && one.IsBold == other.IsBold
        && (one.IsBold is not null || (Dates.Contains(one.Field) && Dates.Contains(other.Field)));
}
