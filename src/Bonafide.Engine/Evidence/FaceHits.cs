using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Core.Subjects;
using Bonafide.Engine.Runs;

namespace Bonafide.Engine.Evidence;

/// <summary>A stored face within the search limit.</summary>
internal readonly record struct NearFace(ExecutionId Execution, AccountId Account, double Distance);

/// <summary>Stored faces to hits: one per execution, split by account, held against what both documents say.</summary>
internal sealed class FaceHits(Lazy<ExecutionLoader> loader)
{
    /// <summary>Each costs a look at its sealed facts.</summary>
    private const int Most = 20;

    public async Task<IReadOnlyList<FaceHit>> OfAsync(
        GatherContext context, IEnumerable<NearFace> nearest, double strict, CancellationToken cancellationToken)
    {
        var hits = new List<FaceHit>();
        var mine = ExecutionSubject.Extracted(context.Execution, context.Facts);
        foreach (var near in nearest.OrderBy(one => one.Distance).DistinctBy(one => one.Execution))
        {
            var isSame = near.Account == context.Execution.Account;
            if (hits.Count == Most
                || (isSame && context.Execution.Settings.FaceSearch == FaceSearchMode.IgnoreSameAccount))
            {
                continue;
            }

            hits.Add(new(
                near.Execution, isSame, Math.Round(near.Distance, 4), near.Distance <= strict,
                await ContradictsAsync(context.Execution.Tenant, near.Execution, mine, cancellationToken)
                    .ConfigureAwait(false)));
        }

        return hits;
    }

    /// <summary>Another birth date, or another number of a document of the same country and type.</summary>
    private async Task<bool?> ContradictsAsync(
        TenantId tenant, ExecutionId execution, ExtractedIdentity? mine, CancellationToken cancellationToken)
    {
        if (mine is null
            || await loader.Value.LoadAsync(tenant, execution, cancellationToken).ConfigureAwait(false)
                is not { } earlier
            || ExecutionSubject.Extracted(earlier.View, earlier.Facts) is not { } then)
        {
            return null;
        }

        var isOtherBirth = Differ(mine.DateOfBirth, then.DateOfBirth);
        var isSameKind = mine.IssuingCountry == then.IssuingCountry && mine.Type == then.Type;
        var isOtherNumber = isSameKind ? Differ(mine.DocumentNumber, then.DocumentNumber) : null;
        return isOtherBirth == true || isOtherNumber == true ? true
            : isOtherBirth is null && isOtherNumber is null ? null
            : false;
    }

    private static bool? Differ(string? one, string? other) =>
        string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other) ? null : one != other;
}
