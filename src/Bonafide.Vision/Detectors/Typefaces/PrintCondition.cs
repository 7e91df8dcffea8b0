namespace Bonafide.Vision.Detectors.Typefaces;

/// <summary>What camera and compression made of all print of a page alike.</summary>
/// <param name="Blur">Standard deviation, in the 24 pixels of a digit's height.</param>
/// <param name="Gain">Power of the ink's share at the edges: below 1 print looks bolder than it is.</param>
internal readonly record struct PrintCondition(double Blur, double Gain)
{
    /// <summary>Pixels of a digit's square that are as dark as <see cref="InkPlane"/>'s darkest print.</summary>
    private const int Darkest = 28;

    /// <summary>Within which photos that can be read were found.</summary>
    internal static IReadOnlyList<PrintCondition> All { get; } =
        [.. from blur in new[] { 0, 0.6, 1, 1.4, 1.9 } from gain in new[] { 0.6, 0.8, 1, 1.35 }
            select new PrintCondition(blur, gain)];

    /// <summary>The place in <see cref="All"/> of the most usual one.</summary>
    internal static int Usual { get; } = All.ToList().IndexOf(new(0.6, 0.8));

    /// <summary>Digits of one typeface, squares of <see cref="Glyph.Side"/>, as they come out of this.</summary>
    internal IReadOnlyList<float[]> Apply(IReadOnlyList<float[]> digits)
    {
        var kernel = Kernel();
        var blurred = Blur == 0 ? digits : [.. digits.Select(ink => Columns(Rows(ink, kernel), kernel))];

        // A line's darkest print counts as ink, however pale blur made it: thin strokes come out wider for that.
        var darkest = blurred.SelectMany(ink => ink).OrderDescending().ElementAt(Darkest * blurred.Count);
        var gain = (float)Gain;
        return [.. blurred.Select(ink => Array.ConvertAll(ink, tone => MathF.Pow(Math.Min(1, tone / darkest), gain)))];
    }

    private float[] Kernel()
    {
        var reach = (int)Math.Ceiling(Blur * 2.5);
        var spread = 2 * Blur * Blur;
        var weights = Enumerable.Range(-reach, (2 * reach) + 1).Select(at => Math.Exp(-at * at / spread)).ToList();
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }

    private static float[] Rows(float[] ink, float[] kernel)
    {
        var blurred = new float[ink.Length];
        for (var i = 0; i < ink.Length; i++)
        {
            for (var k = 0; k < kernel.Length; k++)
            {
                var x = (i % Glyph.Side) + k - (kernel.Length / 2);
                blurred[i] += x is < 0 or >= Glyph.Side ? 0 : ink[i - (i % Glyph.Side) + x] * kernel[k];
            }
        }

        return blurred;
    }

    private static float[] Columns(float[] ink, float[] kernel)
    {
        var blurred = new float[ink.Length];
        for (var i = 0; i < ink.Length; i++)
        {
            for (var k = 0; k < kernel.Length; k++)
            {
                var y = (i / Glyph.Side) + k - (kernel.Length / 2);
                blurred[i] += y is < 0 or >= Glyph.Side ? 0 : ink[(y * Glyph.Side) + (i % Glyph.Side)] * kernel[k];
            }
        }

        return blurred;
    }
}
