using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <param name="Status">FRAUD or NOT_FRAUD (contract 03 §3.8).</param>
/// <param name="Reason">One of the published reasons.</param>
public sealed record FeedbackRow(
    Guid Id, ExecutionId Execution, string Status, string? Reason, DateTimeOffset At, string CreatedBy);

/// <summary>Feedback is a history: the newest row is the one in force.</summary>
public static class FeedbackRows
{
    private static readonly Table Table = SchemaModel.Current["feedback"];
    private static readonly string Newest =
        $"select {Table.ColumnList} from feedback where tenant_id = @tenant_id and execution_id = @execution_id "
        + "order by at desc, id desc limit 1";

    public static void Insert(TenantId tenant, IWriteTransaction write, FeedbackRow row)
    {
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("execution_id", row.Execution),
            ("status", row.Status),
            ("reason", row.Reason),
            ("at", row.At),
            ("created_by", row.CreatedBy));
        SightingRows.MarkRisk(tenant, write, row.Execution);
    }

    public static FeedbackRow? Find(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.QueryOne(Newest, Read, ("tenant_id", tenant), ("execution_id", execution));

    private static FeedbackRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(), row.Execution(), row.Text(), row.TextOrNull(), row.Instant(), row.Text());
    }
}
