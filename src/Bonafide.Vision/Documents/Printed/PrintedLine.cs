using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>A recognised line of an upright page with its upright place.</summary>
internal sealed record PrintedLine(TextLine Line, double Left, double Top, double Width, double Height)
{
    /// <summary>Probability of another letter from which a name or text is open. Of 304 values that were read rightly
    /// on training documents one had as much, beside a letter that was misread in the same address.</summary>
    private const double LeastOtherLetter = 0.1;

    internal string Text => Line.Text;

    internal double Right => Left + Width;

    internal double Bottom => Top + Height;

    internal double Middle => Top + (Height / 2);

    internal double Confidence => ConfidenceFor(PrintedFormat.Text);

    /// <summary>
    /// One wrong sign makes another date or number, so their least sure sign counts. Names and texts are long and
    /// their letters' marks unsure, so the mean counts, unless one letter is all but lost or may as well be another.
    /// </summary>
    internal double ConfidenceFor(PrintedFormat format)
    {
        var signs = Line.Signs.Where(sign => char.IsLetterOrDigit(sign.Sign)).Select(sign => sign.Confidence)
            .DefaultIfEmpty(0).ToList();
        return format is not (PrintedFormat.Name or PrintedFormat.Text) ? signs.Min()
            : Line.Signs.Any(sign => sign.OtherLetter >= LeastOtherLetter)
                ? Math.Min(DocumentField.DoubtedConfidence, signs.Min())
            : signs.Min() > 0.35 ? signs.Average()
            : signs.Min();
    }

    /// <summary>The last signs as a line of their own; the whole line when it is no longer.</summary>
    internal PrintedLine End(int signs)
    {
        var length = Text.TrimEnd().Length;
        return length > signs ? After(length - signs) ?? this : this;
    }

    internal static PrintedLine Of(TextLine line)
    {
        var (left, top, width, height) = line.Box.Bounds();
        return new(line, left, top, width, height);
    }

    /// <summary>What follows the first signs, as a line of its own; null when nothing does.</summary>
    internal PrintedLine? After(int signs)
    {
        while (signs < Text.Length && Text[signs] is ' ' or ':' or '.' or ',' or '-' or '/')
        {
            signs++;
        }

        if (signs >= Text.Length)
        {
            return null;
        }

        var kept = Line.Signs.Skip(signs).ToList();
        var box = Line.Box.Between(kept[0].Start, Math.Max(kept[^1].End, kept[0].Start + 0.01));
        return Of(new TextLine(Text[signs..], kept.Average(sign => sign.Confidence), kept, box));
    }
}
