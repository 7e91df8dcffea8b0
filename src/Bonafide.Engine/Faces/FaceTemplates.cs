using System.Runtime.InteropServices;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Runs;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Faces;

/// <summary>
/// Descriptors to sealed template rows and back. Only faces that the pack's limits allow to be compared become
/// templates: a blurred face is like everybody's.
/// </summary>
internal static class FaceTemplates
{
    /// <summary>The rows of the face facts among those found, made before the write that stores both.</summary>
    public static IReadOnlyList<FaceTemplateRow> Seal(
        LoadedExecution execution, IEnumerable<Fact> found, IIds ids, DateTimeOffset now)
    {
        var rows = new List<FaceTemplateRow>();
        var faces = new FactSet(found.Where(fact => fact.Kind == FactKinds.Face));
        foreach (var fact in faces.All)
        {
            if (Descriptor(faces.Read(FaceFacts.Kind, fact.Credential)) is not { } descriptor)
            {
                continue;
            }

            var id = ids.New();
            var credential = execution.View.Credentials.First(one => one.Id == fact.Credential);
            var vector = MemoryMarshal.AsBytes<float>([.. descriptor]);
            rows.Add(new(
                id, execution.Row.Account, execution.Row.Id, credential.Id, credential.Category,
                PackName(fact.Versions[0]),
                execution.Stored.Key!.Seal(FaceTemplateRows.Place(execution.Tenant.Id, id), vector), now));
        }

        return rows;
    }

    /// <summary>The descriptor of the main face, where it is good enough.</summary>
    public static IReadOnlyList<float>? Descriptor(FactRead<FaceFacts> read) =>
        read.Value is { Main: { } face } facts && facts.Limits.Allow(face) ? face.Embedding : null;

    public static float[] Open(TenantKeys keys, FaceTemplateWithKey stored)
    {
        var key = keys.Unwrap(stored.Template.Execution.Value, stored.WrappedExecutionKey);
        var place = FaceTemplateRows.Place(keys.Tenant, stored.Template.Id);
        return MemoryMarshal.Cast<byte, float>(key.Open(place, stored.Template.SealedVector)).ToArray();
    }

    /// <summary>How rows name a pack.</summary>
    public static string PackName(DataVersion pack) => $"{pack.Name}@{pack.Version}";
}
