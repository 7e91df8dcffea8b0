using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>
/// How other tenants saw an element that all of them share. The statement looks across tenants and tells of each
/// sighting when it was, and never whose it is.
/// </summary>
public static class SharedSightingRows
{
    private const string NewestSql =
        "select at, risky, case when tenant_id <> @own then 1 else 0 end from sightings "
        + "where shared_hash = @hash and execution_id <> @except and at < @now order by at desc limit @most";

    /// <summary>
    /// The newest sightings of all tenants, so that neither an element that everybody has nor a tenant that has it all
    /// costs more than another.
    /// </summary>
    /// <param name="now">Sightings at or after it do not count.</param>
    public static SharedHistory History(
        TenantId own,
        IReadSession session,
        byte[] hash,
        ExecutionId except,
        DateTimeOffset now,
        int most = SightingHistory.MostCounted)
    {
        var (others, all) = (new SightingWindows(now), new SightingWindows(now));
        session.Each(
            NewestSql,
            row =>
            {
                var seen = SightingHistoryRows.At(row);
                all.Add(seen);
                if (row.Flag())
                {
                    others.Add(seen);
                }
            },
            ("own", own.Value), ("hash", hash), ("except", except), ("now", now), ("most", most));
        return SharedHistory.Of(others, all);
    }
}
