using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Faces;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Faces;

namespace Bonafide.Engine.Evidence;

/// <summary>
/// Looks for this execution's faces among the tenant's earlier ones (ruling 8f). Its own templates were stored with the
/// face facts, so that of two executions at the same time the later one finds the earlier.
/// </summary>
internal sealed class FaceSearchGatherer(
    Lazy<FacePackManifest> pack,
    FaceGalleries galleries,
    Database database,
    KeyRing keys,
    FaceHits hits,
    TimeProvider time) : IFactGatherer
{
    /// <summary>Templates by code that are measured exactly.</summary>
    private const int MostCandidates = 64;

    /// <summary>How long a search waits for a gallery that is being filled.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public string Kind => FactKinds.FaceSearch;

    public IReadOnlyList<string> After { get; } = [FactKinds.Face, FactKinds.Document];

    public TimeSpan Deadline => TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var faces = context.Execution.Credentials
            .Where(credential => credential.Parts.Count > 0 && FaceGatherer.WithFaces.Contains(credential.Category))
            .Select(credential => context.Facts.Read(FaceFacts.Kind, credential.Id)).ToList();
        if (context.Execution.Settings.FaceSearch == FaceSearchMode.Off)
        {
            return Unknown(FactStatus.NoInput);
        }

        if (faces.Exists(read => read.Status == FactStatus.Failed)
            || context.Facts.VersionsOf([FactKinds.Face]).Any(version => version != pack.Value.DataVersion))
        {
            return Unknown(FactStatus.Failed);
        }

        var descriptors = faces.Select(FaceTemplates.Descriptor).OfType<IReadOnlyList<float>>().ToList();
        return descriptors.Count == 0
            ? Unknown(FactStatus.NoInput)
            : [Fact.Known(
                FaceSearchFacts.Kind, null,
                await SearchAsync(context, descriptors, cancellationToken).ConfigureAwait(false),
                pack.Value.DataVersion)];
    }

    private async Task<FaceSearchFacts> SearchAsync(
        GatherContext context, List<IReadOnlyList<float>> descriptors, CancellationToken cancellationToken)
    {
        var (tenant, name) = (context.Execution.Tenant, FaceTemplates.PackName(pack.Value.DataVersion));
        var own = await database.ReadAsync(
            tenant, session => FaceTemplateRows.Of(tenant, session, context.Execution.Id), cancellationToken)
            .ConfigureAwait(false);
        if (own.Count == 0)
        {
            throw new InvalidOperationException("The execution's own templates are not stored.");
        }

        if (!await CatchUpAsync(tenant, name, [.. own.Select(row => row.Id)], cancellationToken).ConfigureAwait(false))
        {
            return new(FaceSearchStatus.Pending, [], 0, 0, false);
        }

        // Each face is compared with each of the gallery, and each comparison may be a false match.
        var earlier = galleries.Count(tenant, name) - own.Count;
        var limit = pack.Value.Search.LimitFor((long)earlier * descriptors.Count);
        var first = own.Min(row => row.CreatedAt);
        var nearest = new List<NearFace>();
        foreach (var descriptor in descriptors)
        {
            var candidates = galleries.Nearest(tenant, name, descriptor, limit.Distance, MostCandidates);
            nearest.AddRange((await OpenAsync(tenant, candidates, cancellationToken).ConfigureAwait(false))
                .Where(one => one.Row.Execution != context.Execution.Id && one.Row.CreatedAt < first)
                .Select(one => new NearFace(
                    one.Row.Execution, one.Row.Account, FaceDistance.Between(descriptor, one.Descriptor)))
                .Where(one => one.Distance <= limit.Distance));
        }

        return new(
            FaceSearchStatus.Done,
            await hits.OfAsync(context, nearest, pack.Value.Search.StrictDistance, cancellationToken)
                .ConfigureAwait(false),
            earlier, limit.Distance, limit.IsSupported);
    }

    /// <summary>Reads the feed until the execution's own templates came by; false when that takes too long.</summary>
    private async Task<bool> CatchUpAsync(
        TenantId tenant, string name, IReadOnlyList<Guid> own, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) <= Patience)
        {
            if (await galleries.AdvanceAsync(tenant, name, cancellationToken).ConfigureAwait(false))
            {
                if (galleries.Holds(tenant, name, own))
                {
                    return true;
                }

                await galleries.RestartAsync(tenant, name, cancellationToken).ConfigureAwait(false);
            }
        }

        return false;
    }

    /// <summary>A template whose row is gone is not opened: what was erased is never found.</summary>
    private async Task<List<(FaceTemplateRow Row, float[] Descriptor)>> OpenAsync(
        TenantId tenant, IReadOnlyList<Guid> candidates, CancellationToken cancellationToken)
    {
        var tenantKeys = await keys.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            tenant, session => FaceTemplateRows.Find(tenant, session, candidates), cancellationToken)
            .ConfigureAwait(false);
        return rows.ConvertAll(row => (row.Template, FaceTemplates.Open(tenantKeys, row)));
    }

    private Fact[] Unknown(FactStatus status) => [Fact.Unknown(Kind, null, status, pack.Value.DataVersion)];
}
