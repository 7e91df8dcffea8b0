using System.Text;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Reading;

/// <summary>
/// Reads one line of text with a PP-OCR recognition model: the line as a strip 48 pixels high gives one distribution
/// over the alphabet per eight columns; best path decoding (connectionist temporal classification) makes it text.
/// </summary>
internal sealed class TextRecogniser(OnnxModel model, Alphabet alphabet)
{
    private const int StripHeight = 48;
    private const int MinStripWidth = 48;
    private const int MaxStripWidth = 3200;

    private static readonly float[] Mean = [127.5f, 127.5f, 127.5f];
    private static readonly float[] Scale = [1 / 127.5f, 1 / 127.5f, 1 / 127.5f];

    /// <summary>Reads what stands between four corners; an empty line when nothing can be recognised.</summary>
    internal TextLine Read(RgbImage image, Quad corners, double stretch) =>
        Distributions(image, corners, stretch) is { } steps
            ? Decode(steps, corners)
            : new TextLine(string.Empty, 0, [], corners.ToFacts());

    /// <summary>The distributions along a line, or null when the corners do not span an area.</summary>
    /// <param name="stretch">Widens the strip, for print whose signs stand closer than the model likes.</param>
    internal SignSteps? Distributions(RgbImage image, Quad corners, double stretch)
    {
        if (!corners.IsConvex || corners.Height < 1)
        {
            return null;
        }

        var wanted = corners.Width / corners.Height * StripHeight * stretch;
        var width = (int)Math.Clamp(Math.Ceiling(wanted), MinStripWidth, MaxStripWidth);
        var strip = image.Straighten(corners, width, StripHeight);
        if (strip is null)
        {
            return null;
        }

        var output = model.Run(strip.ToPlanesBgr(Mean, Scale), 1, 3, StripHeight, width)[0];
        return new SignSteps(output.Data, (int)output.Shape[1], (int)output.Shape[2]);
    }

    private TextLine Decode(SignSteps steps, Quad corners)
    {
        var signs = new List<ReadSign>();
        var text = new StringBuilder();
        var before = Alphabet.Blank;
        for (var step = 0; step < steps.Count; step++)
        {
            var (best, probability) = steps.Best(step);
            if (best != Alphabet.Blank)
            {
                var (start, end) = (step / (double)steps.Count, (step + 1) / (double)steps.Count);
                if (best == before)
                {
                    var last = signs[^1];
                    signs[^1] = last with
                    {
                        Confidence = Math.Max(last.Confidence, probability), End = end,
                        OtherLetter = probability > last.Confidence
                            ? alphabet.OtherLetter(steps, step, best)
                            : last.OtherLetter,
                    };
                }
                else
                {
                    signs.Add(new ReadSign(alphabet[best], probability, start, end)
                    {
                        OtherLetter = alphabet.OtherLetter(steps, step, best),
                    });
                    text.Append(alphabet[best]);
                }
            }

            before = best;
        }

        var confidence = signs.Count == 0 ? 0 : signs.Average(sign => sign.Confidence);
        return new TextLine(text.ToString(), confidence, signs, corners.ToFacts());
    }
}
