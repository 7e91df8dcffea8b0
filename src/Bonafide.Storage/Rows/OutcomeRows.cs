using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <param name="Id">The capability entry's id on the wire.</param>
/// <param name="Revision">1 for the first judgement; a later judgement of the same execution has the next
/// number.</param>
/// <param name="Ordinal">0-based order among the entries of one capability.</param>
/// <param name="Step">0-based step of the workflow that it belongs to.</param>
/// <param name="SealedBody">The whole outcome as JSON, sealed under the execution's key; null once wiped.</param>
public sealed record OutcomeRow(
    Guid Id,
    ExecutionId Execution,
    int Revision,
    string Capability,
    int Ordinal,
    int Step,
    Decision Decision,
    string Label,
    byte[]? SealedBody,
    string Versions,
    DateTimeOffset JudgedAt);

public static class OutcomeRows
{
    private static readonly Table Table = SchemaModel.Current["outcomes"];
    private static readonly string OfExecution =
        $"select {Table.ColumnList} from outcomes where tenant_id = @tenant_id and execution_id = @execution_id "
        + "order by revision, step, capability, ordinal";

    public static SealedPlace Place(TenantId tenant, Guid outcome) => new(tenant, outcome, "outcomes.sealed_body");

    public static void Insert(TenantId tenant, IWriteTransaction write, OutcomeRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("execution_id", row.Execution),
            ("revision", row.Revision),
            ("capability", row.Capability),
            ("ordinal", row.Ordinal),
            ("step", row.Step),
            ("decision", (int)row.Decision),
            ("label", row.Label),
            ("sealed_body", row.SealedBody),
            ("versions", row.Versions),
            ("judged_at", row.JudgedAt));

    /// <summary>The outcomes of all revisions, in order.</summary>
    public static List<OutcomeRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecution, Read, ("tenant_id", tenant), ("execution_id", execution));

    private static OutcomeRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(),
            row.Execution(),
            row.Int(),
            row.Text(),
            row.Int(),
            row.Int(),
            (Decision)row.Int(),
            row.Text(),
            row.BytesOrNull(),
            row.Text(),
            row.Instant());
    }
}
