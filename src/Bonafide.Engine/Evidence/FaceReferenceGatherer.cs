using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Faces;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Vision.Faces;

namespace Bonafide.Engine.Evidence;

/// <summary>Holds the face of a FACEMAP against those that its account was enrolled with.</summary>
internal sealed class FaceReferenceGatherer(
    Lazy<FacePackManifest> pack, Database database, KeyRing keys, UploadedReference uploaded) : IFactGatherer
{
    public string Kind => FactKinds.FaceReference;

    public IReadOnlyList<string> After { get; } = [FactKinds.Face];

    /// <summary>An uploaded reference is measured as a face map is.</summary>
    public TimeSpan Deadline => TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var execution = context.Execution;
        var faces = execution.Of(CredentialCategory.FaceMap)
            .Select(credential => context.Facts.Read(FaceFacts.Kind, credential.Id)).ToList();
        if (faces.Exists(read => read.Status == FactStatus.Failed)
            || context.Facts.VersionsOf([FactKinds.Face]).Any(version => version != pack.Value.DataVersion))
        {
            return Unknown(FactStatus.Failed);
        }

        var face = faces.Select(FaceTemplates.Descriptor).FirstOrDefault(descriptor => descriptor is not null);
        if (face is null)
        {
            return Unknown(FactStatus.NoInput);
        }

        if (execution.Workflow.BringsReference)
        {
            return await uploaded.FindAsync(face, execution, context.Evidence, cancellationToken)
                .ConfigureAwait(false) is { } facts
                ? [Fact.Known(FaceReferenceFacts.Kind, null, facts, pack.Value.DataVersion)]
                : Unknown(FactStatus.NoInput);
        }

        var enrolled = await database.ReadAsync(
            execution.Tenant,
            session => EnrolledFaces.Of(execution.Tenant, session, execution.Account, execution.Id),
            cancellationToken).ConfigureAwait(false);
        if (enrolled.Count == 0)
        {
            return Unknown(FactStatus.NoInput);
        }

        var name = FaceTemplates.PackName(pack.Value.DataVersion);
        var tenant = await keys.GetAsync(execution.Tenant, cancellationToken).ConfigureAwait(false);
        var references = enrolled.Where(stored => stored.Template.Pack == name)
            .Select(stored => new FaceReference(
                stored.Template.Execution,
                Math.Round(FaceDistance.Between(face, FaceTemplates.Open(tenant, stored)), 4)))
            .OrderBy(reference => reference.Distance).ToList();
        // Templates of another pack do not compare, which is nobody's fault but ours.
        return references.Count == 0
            ? Unknown(FactStatus.Failed)
            : [Fact.Known(FaceReferenceFacts.Kind, null, new FaceReferenceFacts(references), pack.Value.DataVersion)];
    }

    private Fact[] Unknown(FactStatus status) => [Fact.Unknown(Kind, null, status, pack.Value.DataVersion)];
}
