using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>Making, reading and steering executions. Leases are in <see cref="LeaseRows"/>, lists in
/// <see cref="ExecutionLists"/>, deletion in <see cref="ErasureRows"/>.</summary>
public static class ExecutionRows
{
    public const string ReferencesColumn = "executions.sealed_references";
    public const string RequestColumn = "executions.sealed_request";

    private static readonly Table Table = SchemaModel.Current["executions"];
    private static readonly string ById =
        $"select {Table.ColumnList} from executions where tenant_id = @tenant_id and id = @id and deleted_at is null";

    private static readonly string OfBatchSql =
        $"select {Table.ColumnList} from executions where tenant_id = @tenant_id and batch_id = @batch_id "
        + "and batch_row >= @first and batch_row <= @last";

    public static void Insert(TenantId tenant, IWriteTransaction write, ExecutionRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("account_id", row.Account),
            ("workflow_key", row.WorkflowKey),
            ("state", (int)row.State),
            ("status", (int)row.State.Status()),
            ("class", (int)row.Class),
            ("due_at", row.DueAt),
            ("attempts", row.Attempts),
            ("lease_epoch", row.LeaseEpoch),
            ("lease_until", row.LeaseUntil),
            ("sequence", row.Sequence),
            ("created_at", row.CreatedAt),
            ("created_by", row.CreatedBy),
            ("expires_at", row.ExpiresAt),
            ("token_expires_at", row.TokenExpiresAt),
            ("session_expires_at", row.SessionExpiresAt),
            ("acquisition_started_at", row.AcquisitionStartedAt),
            ("started_at", row.StartedAt),
            ("completed_at", row.CompletedAt),
            ("wiped_out_at", row.WipedOutAt),
            ("deleted_at", row.DeletedAt),
            ("decision", (int?)row.Decision?.Type),
            ("decision_label", row.Decision?.Label),
            ("score_hundredths", row.Decision?.ScoreHundredths),
            ("automatic_decision", (int?)row.AutomaticDecision?.Type),
            ("automatic_label", row.AutomaticDecision?.Label),
            ("automatic_score_hundredths", row.AutomaticDecision?.ScoreHundredths),
            ("country", row.Country),
            ("document_type", row.DocumentType),
            ("channel", row.Channel),
            ("wrapped_key", row.WrappedKey),
            ("sealed_references", row.SealedReferences),
            ("sealed_request", row.SealedRequest),
            ("customer_reference_hash", row.CustomerReferenceHash),
            ("user_reference_hash", row.UserReferenceHash),
            ("reporting_criteria_hash", row.ReportingCriteriaHash),
            ("batch_id", row.BatchId),
            ("batch_row", row.BatchRow));

    /// <summary>The execution; null when it is unknown, deleted or another tenant's.</summary>
    public static ExecutionRow? Find(TenantId tenant, IReadSession session, ExecutionId id) =>
        session.QueryOne(ById, ExecutionRow.Read, ("tenant_id", tenant), ("id", id));

    /// <summary>What rows of a batch started, deleted ones too: a row starts one execution only.</summary>
    public static List<ExecutionRow> OfBatch(
        TenantId tenant, IReadSession session, Guid batch, int firstRow, int lastRow) =>
        session.Query(
            OfBatchSql,
            ExecutionRow.Read,
            ("tenant_id", tenant),
            ("batch_id", batch),
            ("first", firstRow),
            ("last", lastRow));

    /// <summary>How far the executions of a batch are, deleted ones left out; reads nothing else of them.</summary>
    public static List<(ExecutionId Id, ExecutionState State)> StatesOfBatch(
        TenantId tenant, IReadSession session, Guid batch, int firstRow, int lastRow) =>
        session.Query(
            "select id, state from executions where tenant_id = @tenant_id and batch_id = @batch_id "
            + "and batch_row >= @first and batch_row <= @last and deleted_at is null",
            static row => (row.Execution(), (ExecutionState)row.Int()),
            ("tenant_id", tenant),
            ("batch_id", batch),
            ("first", firstRow),
            ("last", lastRow));

    /// <summary>The execution with its credential slots and their parts, as one look.</summary>
    public static ExecutionWithEvidence? Load(TenantId tenant, IReadSession session, ExecutionId id) =>
        Find(tenant, session, id) is { } row
            ? new(row, CredentialRows.Of(tenant, session, id), PartRows.Of(tenant, session, id))
            : null;

    /// <summary>
    /// Records the person's first action, or moves the session on. False when the execution takes no uploads any more.
    /// </summary>
    public static bool Touch(
        TenantId tenant, IWriteTransaction write, ExecutionId id, DateTimeOffset sessionExpiresAt, string channel) =>
        write.Execute(
            "update executions set state = @started, status = @status, channel = coalesce(channel, @channel), "
            + "acquisition_started_at = coalesce(acquisition_started_at, @now), "
            + "session_expires_at = @session, expires_at = @session "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null and state in (@initiated, @started) "
            + "and expires_at > @now",
            ("started", (int)ExecutionState.AcquisitionStarted),
            ("status", (int)ExecutionStatus.AcquisitionStarted),
            ("channel", channel),
            ("now", write.Now),
            ("session", sessionExpiresAt),
            ("tenant_id", tenant),
            ("id", id),
            ("initiated", (int)ExecutionState.Initiated)) == 1;

    /// <summary>
    /// Accepts finalize: from then on it is work, due at <paramref name="dueAt"/>. False when it is no longer open.
    /// </summary>
    public static bool Finalize(TenantId tenant, IWriteTransaction write, ExecutionId id, DateTimeOffset dueAt) =>
        write.Execute(
            "update executions set state = @processing, status = @status, started_at = @now, expires_at = null, "
            + "acquisition_started_at = coalesce(acquisition_started_at, @now), due_at = @due_at, attempts = 0 "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null "
            + "and state in (@initiated, @started) and expires_at > @now",
            ("processing", (int)ExecutionState.Processing),
            ("status", (int)ExecutionStatus.Acquired),
            ("now", write.Now),
            ("due_at", dueAt),
            ("tenant_id", tenant),
            ("id", id),
            ("initiated", (int)ExecutionState.Initiated),
            ("started", (int)ExecutionState.AcquisitionStarted)) == 1;

    /// <summary>
    /// Ends an open execution whose token or session ran out, with the decision of contract 03 §1. The row itself says
    /// which; null when it has not run out or is no longer open.
    /// </summary>
    public static ExecutionState? Expire(TenantId tenant, IWriteTransaction write, ExecutionId id)
    {
        if (Find(tenant, write, id) is not { ExpiresAt: { } expiresAt } row || expiresAt > write.Now)
        {
            return null;
        }

        var (state, label) = row.State == ExecutionState.AcquisitionStarted
            ? (ExecutionState.SessionExpired, "SESSION_EXPIRED")
            : (ExecutionState.TokenExpired, "TOKEN_EXPIRED");
        var touched = write.Execute(
            "update executions set state = @state, status = @status, completed_at = @now, expires_at = null, "
            + "decision = 0, decision_label = @label, score_hundredths = -100, "
            + "automatic_decision = 0, automatic_label = @label, automatic_score_hundredths = -100 "
            + "where tenant_id = @tenant_id and id = @id and state = @seen and expires_at <= @now",
            ("state", (int)state),
            ("status", (int)state.Status()),
            ("now", write.Now),
            ("label", label),
            ("tenant_id", tenant),
            ("id", id),
            ("seen", (int)row.State));
        return touched == 1 ? state : null;
    }

    /// <summary>
    /// An analyst's decision: the first one ends a review, a later one replaces it. The automatic decision stays.
    /// </summary>
    public static bool DecideManually(
        TenantId tenant, IWriteTransaction write, ExecutionId id, StoredDecision decision)
    {
        var isDone = write.Execute(
            "update executions set state = @processed, status = @status, decision = @decision, "
            + "decision_label = @label, score_hundredths = @score, completed_at = coalesce(completed_at, @now) "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null and state in (@review, @processed)",
            ("processed", (int)ExecutionState.Processed),
            ("status", (int)ExecutionStatus.Processed),
            ("decision", (int)decision.Type),
            ("label", decision.Label),
            ("score", decision.ScoreHundredths),
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id),
            ("review", (int)ExecutionState.InReview)) == 1;
        if (isDone)
        {
            SightingRows.MarkRisk(tenant, write, id);
        }

        return isDone;
    }

    /// <summary>Replaces the sealed rest of the request, when consent or options arrive later.</summary>
    public static bool ReplaceRequest(TenantId tenant, IWriteTransaction write, ExecutionId id, byte[] sealedRequest) =>
        write.Execute(
            "update executions set sealed_request = @sealed_request "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null and wrapped_key is not null",
            ("sealed_request", sealedRequest),
            ("tenant_id", tenant),
            ("id", id)) == 1;
}

/// <summary>An execution with what was uploaded; parts name their credential.</summary>
public sealed record ExecutionWithEvidence(
    ExecutionRow Execution, IReadOnlyList<CredentialRow> Credentials, IReadOnlyList<PartRow> Parts);
