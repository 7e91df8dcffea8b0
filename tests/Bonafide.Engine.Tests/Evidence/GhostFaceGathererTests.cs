using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Evidence;
using Bonafide.Engine.Tests.Faces;
using Bonafide.Engine.Tests.Support;
using Bonafide.Vision.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bonafide.Engine.Tests.Evidence;

/// <summary>When a ghost is compared at all, and that a lost worker is never taken for a ghost that agrees.</summary>
public sealed class GhostFaceGathererTests
{
    private static readonly Quad Somewhere = Quad.FromRectangle(10, 10, 80, 100);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task DocumentWithoutTwoPortraits_IsNotAskedAbout(bool hasPortrait, bool hasGhost) => Assert.Equal(
        FactStatus.NoInput,
        (await GatherAsync(Document(hasPortrait ? Somewhere : null, hasGhost ? Somewhere : null))).Status);

    [Fact]
    public async Task DocumentThatWasNotRead_IsNotAskedAbout() => Assert.Equal(
        FactStatus.NoInput,
        (await GatherAsync(Fact.Unknown(FactKinds.Document, Id().Id, FactStatus.NoInput))).Status);

    [Fact]
    public async Task PackWithoutLimitsForGhosts_IsNotConfigured()
    {
        var fact = await GatherAsync(Document(Somewhere, Somewhere), hasLimits: false);
        Assert.Equal(FactStatus.NotConfigured, fact.Status);
        Assert.Equal([FaceWorld.Pack.DataVersion], fact.Versions);
    }

    [Fact]
    public async Task LostWorker_IsAFailedFact() => Assert.Equal(
        FactStatus.Failed, (await GatherAsync(Document(Somewhere, Somewhere))).Status);

    /// <summary>Asks workers that end at once.</summary>
    private static async Task<Fact> GatherAsync(Fact document, bool hasLimits = true)
    {
        using var pool = new VisionPool(new() { Workers = 1 }, TimeProvider.System, () => new("/bin/false")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var pack = FaceWorld.Pack with { Ghost = hasLimits ? new(0.6, 20, 30) : null };
        var gatherer = new GhostFaceGatherer(new(pack), pool, new(NullLogger<CredentialReading>.Instance));
        return Assert.Single(await gatherer.GatherAsync(
            GatherContexts.Of([Id()], [document], new Nothing()), CancellationToken.None));
    }

    private static CredentialView Id() => new()
    {
        Id = new(new Guid(1, 0, 0, new byte[8])),
        Category = CredentialCategory.Id,
        Label = "ID",
        Parts = [new(new(new Guid(1, 1, 0, new byte[8])), Classifiers.Front, 0, "image/jpeg", 1, 1, 1)],
    };

    private static Fact Document(Quad? portrait, Quad? ghost) => Fact.Known(
        DocumentFactsKind.Kind, Id().Id,
        new DocumentFacts(
            [
                new(
                    Classifiers.Front, 0, new(900, 600, 20, 0, 0, 128, 180, 30),
                    new(true, true, null, 0.7, 0, 1, 1, 0), DocumentClass.Unknown, null, null, [], portrait, ghost,
                    [], 9),
            ],
            DocumentClass.Unknown, [], [], null, new Dictionary<string, string>()));

    private sealed class Nothing : IEvidence
    {
        public Task<byte[]> ReadAsync(PartView part, CancellationToken cancellationToken) =>
            Task.FromResult<byte[]>([1, 2, 3]);
    }
}
