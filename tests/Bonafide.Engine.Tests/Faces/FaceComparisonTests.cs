using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Evidence;
using Bonafide.Engine.Tests.Support;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Worker;

namespace Bonafide.Engine.Tests.Faces;

/// <summary>Comparisons over stored face facts: what is compared, and what is never called a comparison.</summary>
public sealed class FaceComparisonTests
{
    private static readonly CredentialView Id = Credential(1, CredentialCategory.Id);
    private static readonly CredentialView Selfie = Credential(2, CredentialCategory.Selfie);

    [Fact]
    public async Task EveryPair_GetsItsDistance()
    {
        var fact = await CompareAsync(Known(Id, [3, 0]), Known(Selfie, [3, 0.5f]));

        var pair = Read(fact).Between(Selfie.Id, Id.Id)!;
        Assert.Equal((0.5, 50), (pair.Distance, pair.Similarity));
        Assert.Equal([FaceWorld.Pack.DataVersion], fact.Versions);
    }

    [Fact]
    public async Task FaceThatIsMissing_LeavesThePairOut() =>
        Assert.Empty(Read(await CompareAsync(
            Known(Id, [3, 0]), Fact.Unknown(FactKinds.Face, Selfie.Id, FactStatus.NoInput))).Pairs);

    [Fact]
    public async Task FailedMeasurement_IsAFailedComparison() => Assert.Equal(
        FactStatus.Failed,
        (await CompareAsync(Known(Id, [3, 0]), Fact.Unknown(FactKinds.Face, Selfie.Id, FactStatus.Failed))).Status);

    [Fact]
    public async Task FacesOfAnotherPack_AreNotCompared() => Assert.Equal(
        FactStatus.Failed,
        (await CompareAsync(Known(Id, [3, 0]), Known(Selfie, [3, 0], new DataVersion("test", "2")))).Status);

    [Theory]
    [InlineData(null)]
    [InlineData("this is no base64")]
    public async Task RecordWithoutAPhoto_CannotBeCompared(string? photo)
    {
        using var pool = new VisionPool(new(), TimeProvider.System);
        var gatherer = new PhotoOnRecordGatherer(new(FaceWorld.Pack), new(pool));
        var fields = photo is null
            ? new Dictionary<string, string>()
            : new Dictionary<string, string> { [RecordFields.Photo] = photo };
        var records = Fact.Known(RecordFactKinds.Government, null, new RecordFacts(
            [new("register", SourceType.Government, "MEX", true, [new(fields)])]));

        var found = (await gatherer.GatherAsync(Context(Known(Selfie, [3, 0]), records), default))[0];
        var facts = new FactSet([found]).Read(PhotoFacts.Kind).Value!;
        Assert.Equal((false, true, null), (facts.HasPhoto, facts.SelfieUsable, facts.Similarity));

        var nobody = (await gatherer.GatherAsync(Context(Known(Selfie, [3, 0])), default))[0];
        Assert.Equal(FactStatus.NoInput, nobody.Status);
    }

    private static async Task<Fact> CompareAsync(params Fact[] facts) => Assert.Single(
        await new FaceComparisonGatherer(new(FaceWorld.Pack)).GatherAsync(Context(facts), default));

    private static FaceComparisonFacts Read(Fact fact) => new FactSet([fact]).Read(FaceComparisonFacts.Kind).Value!;

    private static Fact Known(CredentialView credential, float[] descriptor, DataVersion? pack = null)
    {
        var face = new SeenFace(Quad.FromRectangle(0, 0, 9, 9), 1, 60, 0, 0, 0, 5, null, 1, descriptor);
        var image = new FaceImageFacts("FACE", new(500, 500, 5, 0, 0, 128, 100, 20), [face], [], 0, null);
        return Fact.Known(
            FaceFacts.Kind, credential.Id, new FaceFacts([image], FaceWorld.Pack.Limits),
            pack ?? FaceWorld.Pack.DataVersion);
    }

    private static CredentialView Credential(byte number, CredentialCategory category) => new()
    {
        Id = new(new Guid(number, 0, 0, new byte[8])),
        Category = category,
        Label = category.Wire(),
        Parts = [new(new(new Guid(number, 1, 0, new byte[8])), "FACE", 0, "image/jpeg", 1, 1, 1)],
    };

    private static GatherContext Context(params Fact[] facts) =>
        GatherContexts.Of([Id, Selfie], facts, new NoEvidence());

    private sealed class NoEvidence : IEvidence
    {
        public Task<byte[]> ReadAsync(PartView part, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();
    }
}
