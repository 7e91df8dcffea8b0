using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

public enum CallbackState
{
    Pending = 1,
    Delivered = 2,

    /// <summary>Seven days of attempts are over; it can be sent again by hand.</summary>
    GivenUp = 3,
}

/// <summary>A callback on its way to a tenant's receiver.</summary>
/// <param name="Id">The <c>webhook-id</c>; the same over all attempts.</param>
/// <param name="Sequence">The execution's event that it tells of.</param>
/// <param name="SealedDestination">The URL, sealed under the tenant's key.</param>
/// <param name="HostHash">Keyed hash of the destination's host, by which attempts are bounded per destination.</param>
/// <param name="SealedBody">What the body is built from, or null when the execution's row tells it all.</param>
public sealed record CallbackRow(
    Guid Id,
    ExecutionId Execution,
    int Sequence,
    byte[] SealedDestination,
    byte[] HostHash,
    byte[]? SealedBody,
    CallbackState State,
    DateTimeOffset? DueAt,
    int Attempts,
    long LeaseEpoch,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeliveredAt);

/// <param name="Number">1 for the first attempt.</param>
/// <param name="HttpStatus">What the receiver answered; null when nothing came.</param>
/// <param name="Failure">A code such as <c>timeout</c> or <c>private-address</c>; null when it answered.</param>
public sealed record CallbackAttemptRow(
    Guid Callback, int Number, DateTimeOffset At, int? HttpStatus, string? Failure, int DurationMs);

public static class CallbackRows
{
    private static readonly Table Table = SchemaModel.Current["callbacks"];
    private static readonly Table AttemptTable = SchemaModel.Current["callback_attempts"];
    private static readonly string ById =
        $"select {Table.ColumnList} from callbacks where tenant_id = @tenant_id and id = @id";

    private static readonly string OfExecution =
        $"select {Table.ColumnList} from callbacks where tenant_id = @tenant_id and execution_id = @execution_id "
        + "order by sequence, id";

    private static readonly string NewestFirst =
        $"select {Table.ColumnList} from callbacks where tenant_id = @tenant_id "
        + "and (created_at, id) < (@created_at, @id) order by created_at desc, id desc limit @limit";

    private static readonly string AttemptsOf =
        $"select {AttemptTable.ColumnList} from callback_attempts "
        + "where tenant_id = @tenant_id and callback_id = @callback_id order by number";

    public static SealedPlace BodyPlace(TenantId tenant, Guid callback) =>
        new(tenant, callback, "callbacks.sealed_body");

    /// <summary>The column name under which <see cref="TenantKeys.Seal"/> seals the destination.</summary>
    public const string DestinationColumn = "callbacks.sealed_destination";

    public static void Insert(TenantId tenant, IWriteTransaction write, CallbackRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("execution_id", row.Execution),
            ("sequence", row.Sequence),
            ("sealed_destination", row.SealedDestination),
            ("host_hash", row.HostHash),
            ("sealed_body", row.SealedBody),
            ("state", (int)row.State),
            ("due_at", row.DueAt),
            ("attempts", row.Attempts),
            ("lease_epoch", row.LeaseEpoch),
            ("created_at", row.CreatedAt),
            ("delivered_at", row.DeliveredAt));

    public static CallbackRow? Find(TenantId tenant, IReadSession session, Guid id) =>
        session.QueryOne(ById, Read, ("tenant_id", tenant), ("id", id));

    public static List<CallbackRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecution, Read, ("tenant_id", tenant), ("execution_id", execution));

    /// <summary>A page of the callback log, newest first, from before a row; start with
    /// <see cref="Keyset.Newest"/>.</summary>
    public static List<CallbackRow> Page(TenantId tenant, IReadSession session, Keyset before, int limit) =>
        session.Query(
            NewestFirst,
            Read,
            ("tenant_id", tenant),
            ("created_at", before.CreatedAt),
            ("id", before.Id),
            ("limit", limit));

    public static List<CallbackAttemptRow> Attempts(TenantId tenant, IReadSession session, Guid callback) =>
        session.Query(AttemptsOf, ReadAttempt, ("tenant_id", tenant), ("callback_id", callback));

    /// <summary>
    /// Stores an attempt and what follows from it, if the claim is still the caller's: delivered, due again, or given
    /// up when <paramref name="nextDueAt"/> is null.
    /// </summary>
    public static bool RecordAttempt(
        TenantId tenant,
        IWriteTransaction write,
        Guid id,
        long mine,
        CallbackAttempt attempt,
        DateTimeOffset? nextDueAt)
    {
        var state = attempt.IsDelivered ? CallbackState.Delivered
            : nextDueAt is null ? CallbackState.GivenUp : CallbackState.Pending;
        var number = write.QueryNumber(
            "update callbacks set attempts = attempts + 1, state = @state, due_at = @due_at, "
            + "delivered_at = @delivered_at where tenant_id = @tenant_id and id = @id and lease_epoch = @mine "
            + "returning attempts",
            ("state", (int)state),
            ("due_at", state == CallbackState.Pending ? nextDueAt : null),
            ("delivered_at", state == CallbackState.Delivered ? write.Now : (DateTimeOffset?)null),
            ("tenant_id", tenant),
            ("id", id),
            ("mine", mine));
        if (number is null)
        {
            return false;
        }

        write.Execute(
            AttemptTable.Insert,
            ("tenant_id", tenant),
            ("callback_id", id),
            ("number", number),
            ("at", attempt.At),
            ("http_status", attempt.HttpStatus),
            ("failure", attempt.Failure),
            ("duration_ms", attempt.DurationMs));
        return true;
    }

    /// <summary>Makes a callback due now, whatever became of it before; false when there is no such callback.</summary>
    public static bool Resend(TenantId tenant, IWriteTransaction write, Guid id) =>
        write.Execute(
            "update callbacks set state = @pending, due_at = @now, lease_epoch = lease_epoch + 1 "
            + "where tenant_id = @tenant_id and id = @id",
            ("pending", (int)CallbackState.Pending),
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id)) == 1;

    internal static CallbackRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(),
            row.Execution(),
            row.Int(),
            row.Bytes(),
            row.Bytes(),
            row.BytesOrNull(),
            (CallbackState)row.Int(),
            row.InstantOrNull(),
            row.Int(),
            row.Number(),
            row.Instant(),
            row.InstantOrNull());
    }

    private static CallbackAttemptRow ReadAttempt(RowReader row)
    {
        _ = row.Tenant();
        return new(row.Guid(), row.Int(), row.Instant(), row.IntOrNull(), row.TextOrNull(), row.Int());
    }
}

/// <summary>What came of one attempt.</summary>
public sealed record CallbackAttempt(
    DateTimeOffset At, bool IsDelivered, int? HttpStatus, string? Failure, int DurationMs);
