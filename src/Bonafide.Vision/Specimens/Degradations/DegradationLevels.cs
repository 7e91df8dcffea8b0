namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>
/// Named mixtures. They are kept as they are when a reader gets better or worse, so that figures can be compared.
/// </summary>
public static class DegradationLevels
{
    public static IReadOnlyList<string> Names { get; } =
        ["clean", "mild", "hard", "screen", "screenshot", "print", "copy", Punched, Camera, Resaved];

    /// <summary>Of a document that was cancelled; its photo is a careful person's.</summary>
    internal const string Punched = "punched";

    /// <summary>A careful person's photo as the telephone stores it.</summary>
    internal const string Camera = "camera";

    /// <summary>The same, honestly saved again: sent by a messenger, made smaller, trimmed or turned.</summary>
    internal const string Resaved = "resaved";

    /// <summary>Good enough that the level's own compression is what is seen.</summary>
    private const int UsualQuality = 95;

    /// <summary>Quality at which the photo of a level is stored as a file, 1..100.</summary>
    public static int FileQuality(string level, int seed)
    {
        var random = new Random(seed);
        return level switch
        {
            Camera => CameraQuality(random),
            Resaved => ProgramQuality(random),
            _ => UsualQuality,
        };
    }

    /// <summary>What happens to one page under a seed.</summary>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static IReadOnlyList<IDegradation> Of(string level, int seed)
    {
        var random = new Random(seed);
        return level switch
        {
            "clean" => [],
            "mild" => Mild(random, null),
            Punched => Mild(random, PunchedHole.Of(random)),
            "hard" => Hard(random),
            Camera => View(random, null),
            Resaved => SavedAgain(random),
            "screen" =>
            [
                new SceneDegradation(4, 6, 0.08), new BlurDegradation(0.5),
                new ScreenRecaptureDegradation(
                    Between(random, 1.4, 2.8), Between(random, 0, 0.06), Between(random, 0.5, 0.8)),
                new NoiseDegradation(Between(random, 1.5, 4)), new JpegDegradation(random.Next(72, 92)),
            ],
            "screenshot" =>
            [
                .. Mild(random, null), new ScreenshotDegradation(random.Next(720, 1_500)),
                new JpegDegradation(random.Next(72, 96)),
            ],
            "print" =>
            [
                new PrintScanDegradation(Between(random, 3.2, 5)), new SceneDegradation(6, 6, 0.1, cornerRadius: 0),
                new BlurDegradation(Between(random, 0.5, 0.8)), new NoiseDegradation(Between(random, 1.5, 4)),
                new JpegDegradation(random.Next(72, 92)),
            ],
            "copy" =>
            [
                new BlackAndWhiteDegradation(Between(random, 1.2, 2.6)),
                new SceneDegradation(4, 4, 0.1, cornerRadius: 0), new JpegDegradation(random.Next(75, 92)),
            ],
            _ => throw new ArgumentException("There is no such level.", nameof(level)),
        };
    }

    /// <summary>A careful person's telephone in a lit room.</summary>
    private static List<IDegradation> Mild(Random random, PunchedHole? hole) =>
        [.. View(random, hole), new JpegDegradation(random.Next(72, 92))];

    private static List<IDegradation> View(Random random, PunchedHole? hole) =>
    [
        new SceneDegradation(maxTurn: 7, maxTilt: 10, margin: Between(random, 0.05, 0.15), hole: hole),
        new BlurDegradation(Between(random, 0.4, 0.9)),
        new NoiseDegradation(Between(random, 1.5, 4)),
    ];

    private static List<IDegradation> SavedAgain(Random random)
    {
        List<IDegradation> list = [.. View(random, null), new JpegDegradation(CameraQuality(random))];
        switch (random.Next(4))
        {
            case 0:
                list.Add(new DownscaleDegradation(random.Next(1_100, 1_600)));
                break;
            case 1:
                list.Add(new CropDegradation(random.Next(40), random.Next(40)));
                break;
            case 2:
                list.Add(new QuarterTurnDegradation());
                break;
            default:
                break;
        }

        // Some are forwarded once more.
        if (random.Next(3) == 0)
        {
            list.Add(new JpegDegradation(ProgramQuality(random)));
        }

        return list;
    }

    private static int CameraQuality(Random random) => random.Next(85, 96);

    private static int ProgramQuality(Random random) => random.Next(70, 91);

    /// <summary>Any orientation, a slant of up to 25 degrees, out of focus, one more thing wrong, strongly
    /// compressed.</summary>
    private static List<IDegradation> Hard(Random random)
    {
        var list = new List<IDegradation>
        {
            new SceneDegradation(maxTurn: 180, maxTilt: 25, margin: Between(random, 0.05, 0.3)),
            new BlurDegradation(Between(random, 0.8, 1.6)),
        };
        list.Add(random.Next(3) switch
        {
            0 => new GlareDegradation(1, 0.03),
            1 => new LowLightDegradation(Between(random, 0.35, 0.6)),
            _ => new DownscaleDegradation(1400),
        });
        list.Add(new NoiseDegradation(Between(random, 4, 9)));
        list.Add(new JpegDegradation(random.Next(30, 60)));
        return list;
    }

    private static double Between(Random random, double least, double most) =>
        least + (random.NextDouble() * (most - least));
}
