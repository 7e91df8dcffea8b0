using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>
/// Leases on executions. Every write of a run names the epoch of its lease, so that a run which lost it changes
/// nothing.
/// </summary>
public static class LeaseRows
{
    /// <summary>
    /// Takes the lease, unless it was taken after the message with <paramref name="seenEpoch"/> was sent.
    /// </summary>
    /// <returns>The new epoch; null when there is nothing to do.</returns>
    public static long? Take(
        TenantId tenant, IWriteTransaction write, ExecutionId id, long seenEpoch, DateTimeOffset until) =>
        write.QueryNumber(
            "update executions set lease_epoch = lease_epoch + 1, attempts = attempts + 1, lease_until = @until, "
            + "due_at = @until "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null and state = @processing "
            + "and lease_epoch = @seen returning lease_epoch",
            ("until", until),
            ("tenant_id", tenant),
            ("id", id),
            ("processing", (int)ExecutionState.Processing),
            ("seen", seenEpoch));

    /// <summary>True if the lease is the caller's until the write is over; call it first in every write of a
    /// run.</summary>
    public static bool Holds(TenantId tenant, IWriteTransaction write, ExecutionId id, long mine) =>
        write.QueryNumber(
            "select 1 from executions where tenant_id = @tenant_id and id = @id and deleted_at is null "
            + "and state = @processing and lease_epoch = @mine" + write.Dialect.HoldRow,
            ("tenant_id", tenant),
            ("id", id),
            ("processing", (int)ExecutionState.Processing),
            ("mine", mine)) is not null;

    /// <summary>The heartbeat: keeps the lease and keeps sweeps away until then.</summary>
    public static bool Renew(
        TenantId tenant, IWriteTransaction write, ExecutionId id, long mine, DateTimeOffset until) =>
        write.Execute(
            "update executions set lease_until = @until, due_at = @until "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null and state = @processing "
            + "and lease_epoch = @mine",
            ("until", until),
            ("tenant_id", tenant),
            ("id", id),
            ("processing", (int)ExecutionState.Processing),
            ("mine", mine)) == 1;

    /// <summary>Gives the lease back; work goes on at <paramref name="dueAt"/>, as after a fault of ours.</summary>
    public static bool Release(
        TenantId tenant, IWriteTransaction write, ExecutionId id, long mine, DateTimeOffset dueAt) =>
        GiveBack(tenant, write, id, mine, dueAt, attemptsTaken: 0);

    /// <summary>Gives the lease back of a run that could not begin its work; it does not count as one.</summary>
    public static bool SetAside(
        TenantId tenant, IWriteTransaction write, ExecutionId id, long mine, DateTimeOffset dueAt) =>
        GiveBack(tenant, write, id, mine, dueAt, attemptsTaken: 1);

    /// <summary>
    /// Stores the result of a run and ends the work. <paramref name="state"/> is Processed, or InReview where an
    /// analyst has the last word. Outcomes, event and callback go into the same write.
    /// </summary>
    public static bool Complete(
        TenantId tenant,
        IWriteTransaction write,
        ExecutionId id,
        long mine,
        ExecutionState state,
        StoredDecision decision,
        string? country,
        string? documentType)
    {
        var isMine = write.Execute(
            "update executions set state = @state, status = @status, due_at = null, lease_until = null, "
            + "completed_at = @completed_at, decision = @decision, decision_label = @label, "
            + "score_hundredths = @score, automatic_decision = @decision, automatic_label = @label, "
            + "automatic_score_hundredths = @score, country = @country, document_type = @document_type "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null and state = @processing "
            + "and lease_epoch = @mine",
            ("state", (int)state),
            ("status", (int)state.Status()),
            ("completed_at", state == ExecutionState.Processed ? write.Now : (DateTimeOffset?)null),
            ("decision", (int)decision.Type),
            ("label", decision.Label),
            ("score", decision.ScoreHundredths),
            ("country", country),
            ("document_type", documentType),
            ("tenant_id", tenant),
            ("id", id),
            ("processing", (int)ExecutionState.Processing),
            ("mine", mine)) == 1;
        if (isMine && decision.Type == Decision.Rejected)
        {
            SightingRows.MarkRisk(tenant, write, id);
        }

        return isMine;
    }

    private static bool GiveBack(
        TenantId tenant, IWriteTransaction write, ExecutionId id, long mine, DateTimeOffset dueAt, int attemptsTaken) =>
        write.Execute(
            "update executions set lease_until = null, due_at = @due_at, attempts = attempts - @taken "
            + "where tenant_id = @tenant_id and id = @id and state = @processing and lease_epoch = @mine",
            ("due_at", dueAt),
            ("taken", attemptsTaken),
            ("tenant_id", tenant),
            ("id", id),
            ("processing", (int)ExecutionState.Processing),
            ("mine", mine)) == 1;
}
