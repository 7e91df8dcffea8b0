using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>One element seen together with another, the asking execution left out.</summary>
/// <param name="Others">Distinct other elements of the second one's kind that were seen with the first.</param>
public readonly record struct SightingLink(DateTimeOffset? First, DateTimeOffset? Last, long Others);

public static class SightingLinkRows
{
    /// <param name="most">How many of the first element's sightings are looked at, the latest first.</param>
    public static SightingLink Find(
        TenantId tenant, IReadSession session, (SightingKind Kind, byte[] Hash) one,
        (SightingKind Kind, byte[] Hash) other, ExecutionId except, DateTimeOffset now, int most) =>
        session.Query(
            "select min(case when o.hash = @other_hash then s.at end), "
            + "max(case when o.hash = @other_hash then s.at end), "
            + "count(distinct case when o.hash <> @other_hash then o.hash end) from (select execution_id, at "
            + "from sightings where tenant_id = @tenant_id and kind = @kind and hash = @hash "
            + "and execution_id <> @except and at < @now order by at desc limit @most) s "
            + "join sightings o on o.tenant_id = @tenant_id and o.execution_id = s.execution_id "
            + "and o.kind = @other_kind",
            static row => new SightingLink(row.InstantOrNull(), row.InstantOrNull(), row.Number()),
            ("other_hash", other.Hash),
            ("tenant_id", tenant),
            ("kind", (int)one.Kind),
            ("hash", one.Hash),
            ("except", except),
            ("now", now),
            ("most", most),
            ("other_kind", (int)other.Kind))[0];
}
