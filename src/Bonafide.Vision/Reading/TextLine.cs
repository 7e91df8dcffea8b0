using Bonafide.Core.Facts;

namespace Bonafide.Vision.Reading;

/// <summary>One sign of a recognised line.</summary>
/// <param name="Confidence">0..1, of the recogniser.</param>
/// <param name="Start">Where the sign begins along the line, 0..1 from its left end.</param>
/// <param name="End">Where it ends; never before <paramref name="Start"/>.</param>
public sealed record ReadSign(char Sign, double Confidence, double Start, double End)
{
    /// <summary>
    /// How likely the sign is to be another letter, 0..1: the probability of the likeliest one. A letter that the model
    /// does not know resembles several that it knows (ẞ is an S and a B to it). 0 where the sign is no letter, and in
    /// the machine readable zone.
    /// </summary>
    public double OtherLetter { get; init; }
}

/// <summary>A recognised line of text. It is personal data.</summary>
/// <param name="Confidence">Mean of the signs' confidences, 0..1; 0 for an empty line.</param>
/// <param name="Signs">As many as the text has characters.</param>
/// <param name="Box">Corners in pixels of the image that was given, in the line's reading order.</param>
public sealed record TextLine(string Text, double Confidence, IReadOnlyList<ReadSign> Signs, Quad Box);

/// <summary>The lines of a machine readable zone from top to bottom, as recognised: A-Z, 0-9 and the filler.</summary>
/// <param name="Lines">Two or three, not corrected by check digits.</param>
public sealed record MrzLines(IReadOnlyList<TextLine> Lines);
