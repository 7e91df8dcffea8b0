using System.Text;

namespace Bonafide.Vision.Specimens;

/// <summary>Fine lines under the print, in the manner of banknotes; they differ with the seed.</summary>
internal static class SecurityPrint
{
    /// <summary>SVG paths in pixels.</summary>
    internal static string Draw(string pattern, string ink, int width, int height, double mm, Random random)
    {
        var paths = pattern switch
        {
            "waves" => Waves(width, height, mm, random),
            "rosette" => Rosettes(width, height, random),
            "lines" => Hatching(width, height, mm, random),
            "rays" => Rays(width, height, random),
            _ => throw new ArgumentException("The pattern is none of those that are known.", nameof(pattern)),
        };
        var svg = new StringBuilder();
        foreach (var path in paths)
        {
            svg.Append(Invariant($"<path fill=\"none\" stroke=\"{ink}\" stroke-width=\"{mm * 0.13:F1}\" "))
                .Append(Invariant($"d=\"{path}\"/>"));
        }

        return svg.ToString();
    }

    private static IEnumerable<string> Waves(int width, int height, double mm, Random random)
    {
        var bend = random.NextDouble() * 2;
        for (var y = -2 * mm; y < height + (4 * mm); y += 1.9 * mm)
        {
            var path = new StringBuilder(Invariant($"M0 {y:F1}"));
            for (double x = 0; x < width; x += 14 * mm)
            {
                var up = mm * (1.4 + Math.Sin((y / (9 * mm)) + bend + x));
                path.Append(Invariant($" q{7 * mm:F1} {up:F1} {14 * mm:F1} 0"));
            }

            yield return path.ToString();
        }
    }

    private static IEnumerable<string> Rosettes(int width, int height, Random random)
    {
        var petals = random.Next(5, 10);
        foreach (var (share, size) in new[] { (0.27, 0.62), (0.78, 0.5), (0.55, 0.3) })
        {
            for (var ring = 0; ring < 9; ring++)
            {
                yield return Closed(angle =>
                {
                    var swing = 0.07 * Math.Sin((petals * angle) + (ring * 0.7));
                    var radius = height * size * (0.25 + (ring * 0.1) + swing);
                    return ((width * share) + (radius * Math.Cos(angle)), height * 0.52 + (radius * Math.Sin(angle)));
                });
            }
        }
    }

    private static IEnumerable<string> Hatching(int width, int height, double mm, Random random)
    {
        var slant = height * (0.3 + (random.NextDouble() * 0.5));
        for (var x = -slant; x < width + slant; x += 1.5 * mm)
        {
            yield return Invariant($"M{x:F1} 0 q{slant * 0.9:F1} {height * 0.4:F1} {slant:F1} {height}");
        }

        for (var x = -slant; x < width + slant; x += 3.1 * mm)
        {
            yield return Invariant($"M{x + slant:F1} 0 L{x:F1} {height}");
        }
    }

    private static IEnumerable<string> Rays(int width, int height, Random random)
    {
        var (x, y) = (width * (0.6 + (random.NextDouble() * 0.3)), height * 1.15);
        for (var i = 0; i < 90; i++)
        {
            var angle = Math.PI * (1 + (i / 90.0));
            var (toX, toY) = (width * 1.3 * Math.Cos(angle), width * 1.3 * Math.Sin(angle));
            yield return Invariant($"M{x:F1} {y:F1} l{toX:F1} {toY:F1}");
        }

        for (var ring = 1; ring < 14; ring++)
        {
            yield return Closed(angle => (
                x + (height * 0.12 * ring * Math.Cos(angle)), y + (height * 0.12 * ring * Math.Sin(angle))));
        }
    }

    private static string Closed(Func<double, (double X, double Y)> curve)
    {
        var path = new StringBuilder();
        for (var step = 0; step <= 120; step++)
        {
            var (x, y) = curve(step * Math.PI / 60);
            path.Append(Invariant($"{(step == 0 ? 'M' : 'L')}{x:F1} {y:F1} "));
        }

        return path.ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
