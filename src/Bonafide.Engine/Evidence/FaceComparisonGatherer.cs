using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;

namespace Bonafide.Engine.Evidence;

/// <summary>Distances between the main faces of an execution's credentials; calculated from face facts alone.</summary>
internal sealed class FaceComparisonGatherer(Lazy<FacePackManifest> pack) : IFactGatherer
{
    public string Kind => FactKinds.FaceComparison;

    public IReadOnlyList<string> After { get; } = [FactKinds.Face];

    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var credentials = context.Execution.Credentials
            .Select(credential => (Credential: credential, Read: context.Facts.Read(FaceFacts.Kind, credential.Id)))
            .ToList();
        if (credentials.Exists(one => HasFaceTo(one.Credential) && one.Read.Status == FactStatus.Failed))
        {
            return One(Fact.Unknown(Kind, null, FactStatus.Failed, pack.Value.DataVersion));
        }

        if (context.Facts.VersionsOf([FactKinds.Face]).Any(version => version != pack.Value.DataVersion))
        {
            // Measured before the pack was changed: such descriptors are of another measure.
            return One(Fact.Unknown(Kind, null, FactStatus.Failed, pack.Value.DataVersion));
        }

        var faces = credentials.Where(one => one.Read.Value?.Main?.Embedding is not null).ToList();
        var pairs = new List<FacePair>();
        for (var i = 0; i < faces.Count; i++)
        {
            for (var k = i + 1; k < faces.Count; k++)
            {
                var distance = FaceDistance.Between(
                    faces[i].Read.Value!.Main!.Embedding!, faces[k].Read.Value!.Main!.Embedding!);
                pairs.Add(new(
                    faces[i].Credential.Id, faces[k].Credential.Id, Math.Round(distance, 4),
                    Math.Round(pack.Value.SimilarityAt(distance), 1)));
            }
        }

        return One(Fact.Known(FaceComparisonFacts.Kind, null, new FaceComparisonFacts(pairs), pack.Value.DataVersion));
    }

    private static bool HasFaceTo(CredentialView credential) =>
        credential.Parts.Count > 0 && FaceGatherer.WithFaces.Contains(credential.Category);

    private static Task<IReadOnlyList<Fact>> One(Fact fact) => Task.FromResult<IReadOnlyList<Fact>>([fact]);
}
