using System.Text;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>What a list is narrowed to; a member that is not set narrows nothing.</summary>
public sealed record ExecutionFilter
{
    public AccountId? Account { get; init; }

    public ExecutionStatus? Status { get; init; }

    public ExecutionState? State { get; init; }

    public Decision? Decision { get; init; }

    public int? WorkflowKey { get; init; }

    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    public byte[]? CustomerReferenceHash { get; init; }

    public byte[]? UserReferenceHash { get; init; }

    public byte[]? ReportingCriteriaHash { get; init; }

    public Guid? BatchId { get; init; }
}

/// <summary>Lists of executions, newest first, page after page without gaps or repeats.</summary>
public static class ExecutionLists
{
    private static readonly Table Table = SchemaModel.Current["executions"];

    /// <param name="before">The last row of the page before; <see cref="Keyset.Newest"/> for the first page.</param>
    /// <param name="limit">Rows of the page; ask for one more to learn whether there is a next page.</param>
    public static List<ExecutionRow> Page(
        TenantId tenant, IReadSession session, ExecutionFilter filter, Keyset before, int limit)
    {
        var sql = new StringBuilder(
            $"select {Table.ColumnList} from executions where tenant_id = @tenant_id and deleted_at is null "
            + "and (created_at, id) < (@before_at, @before_id)");
        var values = new List<(string Name, DbValue Value)>
        {
            ("tenant_id", tenant), ("before_at", before.CreatedAt), ("before_id", before.Id),
        };

        void Narrow(bool isSet, string condition, string name, DbValue value)
        {
            if (isSet)
            {
                sql.Append(" and ").Append(condition).Append(" @").Append(name);
                values.Add((name, value));
            }
        }

        Narrow(filter.Account is not null, "account_id =", "account_id", filter.Account);
        Narrow(filter.Status is not null, "status =", "status", (int?)filter.Status);
        Narrow(filter.State is not null, "state =", "state", (int?)filter.State);
        Narrow(filter.Decision is not null, "decision =", "decision", (int?)filter.Decision);
        Narrow(filter.WorkflowKey is not null, "workflow_key =", "workflow_key", filter.WorkflowKey);
        Narrow(filter.CreatedFrom is not null, "created_at >=", "created_from", filter.CreatedFrom);
        Narrow(filter.CreatedBefore is not null, "created_at <", "created_before", filter.CreatedBefore);
        Narrow(
            filter.CustomerReferenceHash is not null,
            "customer_reference_hash =",
            "customer_reference_hash",
            filter.CustomerReferenceHash);
        Narrow(
            filter.UserReferenceHash is not null,
            "user_reference_hash =",
            "user_reference_hash",
            filter.UserReferenceHash);
        Narrow(
            filter.ReportingCriteriaHash is not null,
            "reporting_criteria_hash =",
            "reporting_criteria_hash",
            filter.ReportingCriteriaHash);
        Narrow(filter.BatchId is not null, "batch_id =", "batch_id", filter.BatchId);

        sql.Append(" order by created_at desc, id desc limit @limit");
        values.Add(("limit", limit));
        return session.Query(sql.ToString(), ExecutionRow.Read, values.ToArray());
    }
}
