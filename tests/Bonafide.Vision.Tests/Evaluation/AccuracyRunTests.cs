using Bonafide.Core.Facts;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Evaluation.Accuracy;
using Bonafide.Vision.Tests.Faces;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Evaluation;

public sealed class AccuracyRunTests
{
    private static readonly AccuracyOptions Options = new(
        83, 1, TimeSpan.FromHours(1), [SpecimenPeople.Portrait(), SpecimenPeople.Portrait()],
        new DateOnly(2026, 11, 28)) { Sets = ["clean"] };

    [Fact]
    public async Task Run_ReadsWhatItMadeAndJudgesIt()
    {
        var result = await AccuracyRun.MeasureAsync(Options, TimeProvider.System, null, CancellationToken.None);

        var score = Assert.Single(result.Scores);
        Assert.Equal("clean", score.Set);
        Assert.NotNull(score.Design);
        Assert.True(score.KindRight);
        Assert.Equal(score.MrzLines, score.MrzExact);
        Assert.Equal(0, score.MrzSilent);
        Assert.All(score.Milliseconds, ms => Assert.True(ms > 0));
        Assert.True(result.WorkerMegabytes > 50);
    }

    [Fact]
    public async Task SignOnASurface_IsLookedForWithoutReading()
    {
        var score = Assert.Single((await AccuracyRun.MeasureAsync(
            Options with { Sets = ["copy"], Signs = 1 }, TimeProvider.System, null, CancellationToken.None)).Scores);

        Assert.Contains(DetectorNames.BlackAndWhite, score.Against);
        Assert.Null(score.Layout);
        Assert.Empty(score.Milliseconds);
    }

    [Fact]
    public async Task EditedPhoto_IsLookedForInItsFileBesideHonestOnes()
    {
        var result = await AccuracyRun.MeasureAsync(
            Options with { Seed = 85, Sets = ["editedPhoto", "resaved"], Signs = 1 }, TimeProvider.System, null,
            CancellationToken.None);

        Assert.Equal(["editedPhoto", "resaved"], result.Scores.Select(score => score.Set).Order());
        Assert.All(result.Scores, score =>
            Assert.Equal(score.Set == "editedPhoto", score.Against.Contains(DetectorNames.EditedImage)));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task SwappedPortrait_IsTriedWithPortraitsOfDifferentPeople(bool hasOnePortraitEach, int tried)
    {
        var result = await AccuracyRun.MeasureAsync(
            Options with
            {
                Portraits = [SampleFolder.Portrait, SampleFolder.Other], HasOnePortraitEach = hasOnePortraitEach,
                Sets = [AccuracySets.Swapped], Signs = 2,
            },
            TimeProvider.System, null, CancellationToken.None);

        Assert.Equal(tried, result.Scores.Count);
        Assert.All(result.Scores, score => Assert.True(AccuracySets.HasGhost(score)));
        Assert.Equal(tried > 0, result.Scores.Any(score => score.Against.Contains(DocumentScore.GhostDiffers)));
    }

    [Fact]
    public void SameSeed_MakesTheSameDocuments_AndAnotherSeedOthers()
    {
        Assert.Equal(First(Options), First(Options));
        Assert.NotEqual(First(Options), First(Options with { Seed = 84 }));
    }

    [Fact]
    public async Task BrokenOffRun_KeepsWhatItHas()
    {
        var result = await AccuracyRun.MeasureAsync(
            Options with { MostTime = TimeSpan.FromHours(-1) }, TimeProvider.System, null, CancellationToken.None);

        Assert.Empty(result.Scores);
        Assert.Contains("0 documents were read", AccuracyPage.Write(result, Options.Today, string.Empty),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_IsFilledDrawnAndRead()
    {
        const string Svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 375 264">
              <rect width="375" height="264" fill="#f4f2ea"/>
              <text x="15" y="20" font-size="12">PASSPORT</text>
              <text x="130" y="60" font-size="5">Surname</text>
              <text id="family_name_field" x="130" y="70" font-size="8"><tspan>X</tspan></text>
              <text x="130" y="85" font-size="5">Date of issue</text>
              <text id="date_issued_field" x="130" y="95" font-size="8"><tspan>X</tspan></text>
              <text id="mrz_field_1" x="20" y="225" font-family="OCRB" font-size="12"><tspan>X</tspan></text>
              <text id="mrz_field_2" x="20" y="245" font-family="OCRB" font-size="12"><tspan>X</tspan></text>
            </svg>
            """;
        var folder = Directory.CreateTempSubdirectory("bonafide-templates-").FullName;
        File.WriteAllText(Path.Combine(folder, "own_td3-front.svg"), Svg);
        File.WriteAllText(Path.Combine(folder, "other-front.svg"), Svg);

        var templates = DocumentTemplate.Read(folder);
        Directory.Delete(folder, recursive: true);
        var result = await AccuracyRun.MeasureAsync(
            Options with { Templates = templates, Sets = ["templates-clean"] }, TimeProvider.System, null,
            CancellationToken.None);

        Assert.Equal(("own_td3", "TD3"), (Assert.Single(templates).Name, templates[0].Form));
        var score = Assert.Single(result.Scores);
        Assert.Equal((2, 2), (score.MrzLines, score.MrzExact));
        Assert.Equal(FieldVerdict.Right, score.Fields["lastName"]);
        Assert.Equal(FieldVerdict.Right, score.Fields["issuingDate"]);
        Assert.Empty(result.Failures);
    }

    private static byte[] First(AccuracyOptions options) => AccuracySets.Make(options)["clean"].First().Photos[0].File;
}
