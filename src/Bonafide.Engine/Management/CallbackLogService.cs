using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Retrieval;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>Shows a tenant's callbacks with every attempt, and makes them due again by hand.</summary>
public sealed class CallbackLogService(Database database, ManagedWrites writes)
{
    /// <summary>Newest first.</summary>
    /// <exception cref="RequestProblemException">403, or 400 for a cursor that was not given out here.</exception>
    public async Task<CallbackListReply> PageAsync(
        Actor actor, string? cursor, int limit, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var before = ListCursor.Parse(cursor);
        var rows = await database.ReadAsync(
            actor.Tenant,
            session => CallbackRows.Page(actor.Tenant, session, before, limit + 1),
            cancellationToken).ConfigureAwait(false);
        var next = rows.Count > limit ? ListCursor.Write(rows[limit - 1].CreatedAt, rows[limit - 1].Id) : null;
        return new([.. rows.Take(limit).Select(row => Reply(row, null))], next);
    }

    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<CallbackReply> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        return await database.ReadAsync(
            actor.Tenant, session => Find(actor.Tenant, session, id), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a callback due now, whatever became of it before; its id stays the same.</summary>
    /// <exception cref="RequestProblemException">403, 404 or 409.</exception>
    public Task<CallbackReply> ResendAsync(
        Actor actor, Guid id, IdempotentRequest repeatable, CancellationToken cancellationToken) =>
        writes.RunAsync(
            actor,
            repeatable,
            (tenant, _) => Task.FromResult(new ManagedWrite<CallbackReply>(
                AuditVerbs.CallbackResend,
                id,
                write => CallbackRows.Resend(tenant.Id, write, id)
                    ? Find(tenant.Id, write, id)
                    : throw RequestProblemException.NotFound())),
            (_, _) => FindAsync(actor, id, cancellationToken),
            cancellationToken);

    /// <summary>All callbacks of an execution with their attempts.</summary>
    internal static IReadOnlyList<CallbackReply> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        [.. CallbackRows.Of(tenant, session, execution)
            .Select(row => Reply(row, CallbackRows.Attempts(tenant, session, row.Id)))];

    private static CallbackReply Find(TenantId tenant, IReadSession session, Guid id) =>
        CallbackRows.Find(tenant, session, id) is { } row
            ? Reply(row, CallbackRows.Attempts(tenant, session, id))
            : throw RequestProblemException.NotFound();

    private static CallbackReply Reply(CallbackRow row, IReadOnlyList<CallbackAttemptRow>? attempts) => new()
    {
        Id = row.Id,
        ExecutionId = row.Execution.Value,
        Sequence = row.Sequence,
        State = row.State switch
        {
            CallbackState.Delivered => "DELIVERED",
            CallbackState.GivenUp => "GIVEN_UP",
            _ => "PENDING",
        },
        CreatedAt = row.CreatedAt,
        DueAt = row.State == CallbackState.Pending ? row.DueAt : null,
        DeliveredAt = row.State == CallbackState.Delivered ? row.DeliveredAt : null,
        AttemptCount = row.Attempts,
        Attempts = attempts is null
            ? null
            : [.. attempts.Select(one => new CallbackAttemptReply(
                one.Number, one.At, one.HttpStatus, one.Failure, one.DurationMs))],
    };
}
