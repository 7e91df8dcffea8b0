using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>One row of a batch's CSV and what became of it.</summary>
/// <param name="SealedCells">Its cells; null once nothing needs them.</param>
public sealed record StoredBatchLine(
    int Number, int State, ExecutionId? Execution, AccountId? Account, string? Error, string? Detail,
    byte[]? SealedCells);

/// <summary>The lines of batches, and the reports on their files.</summary>
public static class BatchLineRows
{
    public const string CellsColumn = "batch_rows.sealed_cells";
    public const string ReportColumn = "batch_reports.sealed_report";

    private static readonly Table Table = SchemaModel.Current["batch_rows"];
    private static readonly string InsertOrIgnore = Table.Insert + " on conflict do nothing";
    private static readonly string UpsertReport =
        SchemaModel.Current["batch_reports"].Insert + " on conflict (tenant_id, folder_id) do update set "
        + "sealed_report = excluded.sealed_report, updated_at = excluded.updated_at";

    public static void Insert(TenantId tenant, IWriteTransaction write, Guid batch, StoredBatchLine line) =>
        write.Execute(
            InsertOrIgnore,
            ("tenant_id", tenant),
            ("batch_id", batch),
            ("number", line.Number),
            ("state", line.State),
            ("execution_id", line.Execution),
            ("account_id", line.Account),
            ("error", line.Error),
            ("detail", line.Detail),
            ("sealed_cells", line.SealedCells));

    /// <summary>Saves what became of a line. Its cells are kept or forgotten, never changed.</summary>
    public static void Update(
        TenantId tenant, IWriteTransaction write, Guid batch, StoredBatchLine line, bool keepCells) =>
        write.Execute(
            "update batch_rows set state = @state, execution_id = @execution_id, account_id = @account_id, "
            + "error = @error, detail = @detail, sealed_cells = case when @keep = 1 then sealed_cells end "
            + "where tenant_id = @tenant_id and batch_id = @batch_id and number = @number",
            ("state", line.State),
            ("execution_id", line.Execution),
            ("account_id", line.Account),
            ("error", line.Error),
            ("detail", line.Detail),
            ("keep", keepCells),
            ("tenant_id", tenant),
            ("batch_id", batch),
            ("number", line.Number));

    /// <summary>Lines in one of two states, by number; give the same state twice for one.</summary>
    public static List<StoredBatchLine> Read(
        TenantId tenant, IReadSession session, Guid batch, int state, int orState, int after, int limit) =>
        session.Query(
            "select number, state, execution_id, account_id, error, detail, sealed_cells from batch_rows "
            + "where tenant_id = @tenant_id and batch_id = @batch_id and (state = @state or state = @or_state) "
            + "and number > @after order by number limit @limit",
            static row => new StoredBatchLine(
                row.Int(),
                row.Int(),
                row.GuidOrNull() is { } execution ? new ExecutionId(execution) : null,
                row.GuidOrNull() is { } account ? new AccountId(account) : null,
                row.TextOrNull(),
                row.TextOrNull(),
                row.BytesOrNull()),
            ("tenant_id", tenant),
            ("batch_id", batch),
            ("state", state),
            ("or_state", orState),
            ("after", after),
            ("limit", limit));

    /// <summary>How many lines are in which state.</summary>
    public static IReadOnlyDictionary<int, int> Count(TenantId tenant, IReadSession session, Guid batch) =>
        session.Query(
            "select state, count(*) from batch_rows where tenant_id = @tenant_id and batch_id = @batch_id "
            + "group by state",
            static row => (State: row.Int(), Count: row.Int()),
            ("tenant_id", tenant),
            ("batch_id", batch))
            .ToDictionary(found => found.State, found => found.Count);

    public static void PutReport(TenantId tenant, IWriteTransaction write, Guid folder, byte[] sealedReport) =>
        write.Execute(
            UpsertReport,
            ("tenant_id", tenant),
            ("folder_id", folder),
            ("sealed_report", sealedReport),
            ("updated_at", write.Now));

    public static byte[]? FindReport(TenantId tenant, IReadSession session, Guid folder) =>
        session.QueryOne(
            "select sealed_report from batch_reports where tenant_id = @tenant_id and folder_id = @folder_id",
            static row => row.Bytes(),
            ("tenant_id", tenant),
            ("folder_id", folder));
}
