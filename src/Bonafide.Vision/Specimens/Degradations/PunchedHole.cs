namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>
/// A hole through the card, as issuing offices cancel documents: round, or round with a notch cut into its rim. What
/// the document lies on is seen through it.
/// </summary>
/// <param name="Across">Of its middle, share of the page's width.</param>
/// <param name="Down">Of its middle, share of the page's height.</param>
/// <param name="Radius">Share of the page's height, 0.02..0.2.</param>
/// <param name="Notch">How far a notch reaches beyond the rim, share of the radius; 0 without one.</param>
/// <param name="Direction">Of the notch, radians.</param>
public sealed record PunchedHole(double Across, double Down, double Radius, double Notch, double Direction)
{
    /// <summary>Half the notch's width, share of the radius.</summary>
    private const double HalfNotch = 0.25;

    /// <summary>Four to eight millimetres across on a card, anywhere that leaves a rim round it.</summary>
    internal static PunchedHole Of(Random random) => new(
        0.12 + (random.NextDouble() * 0.76), 0.14 + (random.NextDouble() * 0.72),
        0.037 + (random.NextDouble() * 0.037), random.Next(2) * 0.6, random.NextDouble() * 2 * Math.PI);

    /// <summary>Distance to its edge, pixels of the page; above zero on the card.</summary>
    internal double Outside(double x, double y, int width, int height)
    {
        var radius = Radius * height;
        var (u, v) = (x - (Across * (width - 1)), y - (Down * (height - 1)));
        var round = Math.Sqrt((u * u) + (v * v)) - radius;
        if (Notch == 0)
        {
            return round;
        }

        var along = (u * Math.Cos(Direction)) + (v * Math.Sin(Direction));
        var across = Math.Abs((v * Math.Cos(Direction)) - (u * Math.Sin(Direction)));
        var notch = Math.Max(
            Math.Max(-along, along - (radius * (1 + Notch))), across - (radius * HalfNotch));
        return Math.Min(round, notch);
    }
}
