using System.Text.Json;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Vision.Tests.Evaluation;

public sealed class FaceEvaluationTests
{
    [Fact]
    public void Rates_CarryTheirIntervals()
    {
        // Wilson's interval for 1 of 10 at 95 %, and the rule of three where nothing happened.
        var one = Rate.Of(1, 10);
        Assert.Equal((0.1, 0.0179, 0.4042), (one.Value, Math.Round(one.Low, 4), Math.Round(one.High, 4)));
        var none = Rate.Of(0, 1_000);
        Assert.Equal((0, 0), (none.Value, none.Low));
        Assert.True(none.High >= 0.003);
        Assert.Equal((0, 1), (Rate.Of(0, 0).Low, Rate.Of(0, 0).High));
    }

    [Fact]
    public void Report_CountsPairsWithinAndBetweenPeople()
    {
        var pack = FacePackManifest.Read(PackFolder.Folder("face"));
        var match = (float)pack.Limits.MatchDistance;
        var report = FaceEvaluation.Report(pack, [
            Face("ann", 0, true), Face("ann", match - 0.01f, true), Face("ann", 2, false), Face("bob", 5, true),
            new("cat", "cat/1.jpg", null, false, null, 0, 3),
        ]);

        Assert.Equal((5, 3, 1, 1), (report.Pictures, report.People, report.WithoutFace, report.BelowQuality));
        Assert.Equal((3, 3), (report.AllPairs.Same.Count, report.AllPairs.Different.Count));
        Assert.Equal((1, 2), (report.ComparablePairs.Same.Count, report.ComparablePairs.Different.Count));
        Assert.Equal(2, report.AllPairs.AtMatchDistance.FalseNonMatch.Events);
        Assert.Equal(0, report.ComparablePairs.AtMatchDistance.FalseNonMatch.Events);
        Assert.Equal(0, report.AllPairs.AtMatchDistance.FalseMatch.Events);
        Assert.Empty(report.AllPairs.AtTargets);
    }

    [Fact]
    public void Run_TellsOfFaces_ButHoldsNoDescriptorOfThem()
    {
        var folder = Directory.CreateTempSubdirectory("bonafide-faces-").FullName;
        File.Copy(
            Path.Combine(PackFolder.Folder("samples"), SampleFaces.Portrait), Path.Combine(folder, "ann.jpg"));
        using var pack = FacePack.Load(FacePackManifest.Folder("face"));
        var face = Assert.Single(FaceEvaluation.Run(folder, pack).Faces);

        Assert.NotNull(face.Embedding);
        Assert.Null(face.Main!.Embedding);
        Assert.True(face.IsComparable);
        Assert.DoesNotContain("[", JsonSerializer.Serialize(face), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Folder_NamesPeopleBySubFolderOrFile()
    {
        var folder = Directory.CreateTempSubdirectory("bonafide-faces-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "ann", "2020"));
        foreach (var file in new[] { "ann/1.jpg", "ann/2020/2.PNG", "bob.webp", "notes.txt" })
        {
            File.WriteAllText(Path.Combine(folder, file), string.Empty);
        }

        Assert.Equal(
            [new("ann", "ann/1.jpg"), new("ann", "ann/2020/2.PNG"), new("bob", "bob.webp")],
            FaceFolder.Read(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static MeasuredFace Face(string person, float place, bool isComparable) =>
        new(person, $"{person}/{place}.jpg", [place, 0], isComparable, null, 1, 2);
}
