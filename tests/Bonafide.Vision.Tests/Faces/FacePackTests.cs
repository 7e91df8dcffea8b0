using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Tests.Faces;

/// <summary>What a pack claims, and that its files are its own.</summary>
public sealed class FacePackTests
{
    private static FacePackManifest Default => FacePackManifest.Read(PackFolder.Folder("face"));

    [Fact]
    public void DefaultPack_ClaimsNoMoreThanItsPairsAllow()
    {
        var pack = Default;

        Assert.True(pack.Limits.StatedFalseMatchRate >= 3.0 / pack.Limits.DifferentPairs);
        Assert.All(pack.Search.Curve, point => Assert.True(point.UpperBound >= 3.0 / point.Pairs));
        Assert.All(pack.Search.Curve, point =>
            Assert.True(point.UpperBound >= Rate.Of(point.FalseMatches, point.Pairs).High - 1e-4));
        Assert.True(pack.Search.StrictDistance < pack.Search.Curve[0].Distance);
        Assert.True(pack.Limits.MatchDistance < pack.Limits.NoMatchDistance);
        Assert.Contains(pack.Evidence, sentence => sentence.Contains("demographic", StringComparison.Ordinal));
    }

    [Fact]
    public void Similarity_IsTheContractsAtTheLimits()
    {
        var pack = Default;

        Assert.Equal(85, pack.SimilarityAt(pack.Limits.MatchDistance), 6);
        Assert.Equal(50, pack.SimilarityAt(pack.Limits.NoMatchDistance), 6);
        Assert.Equal((100, 0), (pack.SimilarityAt(0), pack.SimilarityAt(9)));
        Assert.InRange(
            pack.SimilarityAt((pack.Limits.MatchDistance + pack.Limits.NoMatchDistance) / 2), 50.001, 84.999);
    }

    [Theory]
    [InlineData(10, 0.5, true)]
    [InlineData(11, 0.4, true)]
    [InlineData(100, 0.4, true)]
    [InlineData(101, 0.4, false)]
    public void SearchLimit_FollowsTheBoundAndTheGallery(long comparisons, double distance, bool isSupported)
    {
        var curve = new FaceSearchCurve([new(0.4, 0, 30_000, 0.0001), new(0.5, 0, 3_000, 0.001)], 0.3);

        Assert.Equal(new FaceSearchLimit(distance, isSupported), curve.LimitFor(comparisons));
    }

    [Fact]
    public void FileThatIsNotTheManifests_IsNotLoaded()
    {
        var folder = Directory.CreateTempSubdirectory("bonafide-pack-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(PackFolder.Folder("face")))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            using (var whole = FacePack.Load(folder))
            {
                Assert.Equal("face-default", whole.Manifest.Name);
            }

            File.AppendAllText(Path.Combine(folder, "landmarks.onnx"), "x");
            Assert.Throws<InvalidDataException>(() => FacePack.Load(folder).Dispose());

            File.WriteAllText(Path.Combine(folder, FacePackManifest.File), "{}");
            Assert.Throws<InvalidDataException>(() => FacePack.Load(folder).Dispose());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
