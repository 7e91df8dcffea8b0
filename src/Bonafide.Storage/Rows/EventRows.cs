using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>Something that happened to an execution.</summary>
/// <param name="Sequence">1, 2, 3 … within the execution.</param>
/// <param name="Kind">A word of the engine or the API, such as <c>INITIATED</c> or <c>PROCESSED</c>.</param>
public sealed record EventRow(
    ExecutionId Execution, int Sequence, string Kind, DateTimeOffset At, ActorKind ActorKind, string ActorId);

public static class EventRows
{
    private static readonly Table Table = SchemaModel.Current["execution_events"];
    private static readonly string OfExecution =
        $"select {Table.ColumnList} from execution_events "
        + "where tenant_id = @tenant_id and execution_id = @execution_id order by sequence";

    /// <summary>Counts the execution's sequence on and stores the event under the new number.</summary>
    /// <returns>The number of the event.</returns>
    public static int Append(TenantId tenant, IWriteTransaction write, ExecutionId execution, string kind)
    {
        var sequence = write.QueryNumber(
            "update executions set sequence = sequence + 1 where tenant_id = @tenant_id and id = @id "
            + "returning sequence",
            ("tenant_id", tenant),
            ("id", execution)) ?? throw new InvalidOperationException("An event needs its execution.");
        Insert(tenant, write, execution, (int)sequence, kind);
        return (int)sequence;
    }

    /// <summary>The first event, in the write that makes the execution with sequence 1.</summary>
    public static void InsertFirst(TenantId tenant, IWriteTransaction write, ExecutionId execution, string kind) =>
        Insert(tenant, write, execution, 1, kind);

    public static List<EventRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecution, Read, ("tenant_id", tenant), ("execution_id", execution));

    private static void Insert(
        TenantId tenant, IWriteTransaction write, ExecutionId execution, int sequence, string kind) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("execution_id", execution),
            ("sequence", sequence),
            ("kind", kind),
            ("at", write.Now),
            ("actor_kind", (int)write.Actor.Kind),
            ("actor_id", write.Actor.Id));

    private static EventRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(row.Execution(), row.Int(), row.Text(), row.Instant(), (ActorKind)row.Int(), row.Text());
    }
}
