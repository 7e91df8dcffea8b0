using System.Text;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>One API request, for the developer log. It holds no id of a person and no value of a body.</summary>
/// <param name="Route">The route's template, never the path.</param>
/// <param name="ErrorTitles">Titles and violation codes of the answer; null when it went well.</param>
public sealed record RequestLogRow(
    Guid Id,
    string? ClientId,
    DateTimeOffset At,
    string Method,
    string Route,
    int Status,
    long DurationUs,
    string RequestId,
    string? ErrorTitles);

/// <summary>What the log is narrowed to; a member that is not set narrows nothing.</summary>
public sealed record RequestLogFilter
{
    public string? RequestId { get; init; }

    public string? ClientId { get; init; }

    public string? Method { get; init; }

    /// <summary>From this HTTP status on: 400 shows what was refused or failed.</summary>
    public int? StatusFrom { get; init; }

    /// <summary>Exclusive.</summary>
    public int? StatusBefore { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? Before { get; init; }
}

public static class RequestLogRows
{
    private static readonly Table Table = SchemaModel.Current["request_log"];

    /// <summary>Stores a batch; callers collect some before they write.</summary>
    public static void Insert(TenantId tenant, IWriteTransaction write, IReadOnlyList<RequestLogRow> rows)
    {
        foreach (var row in rows)
        {
            write.Execute(
                Table.Insert,
                ("tenant_id", tenant),
                ("id", row.Id),
                ("client_id", row.ClientId),
                ("at", row.At),
                ("method", row.Method),
                ("route", row.Route),
                ("status", row.Status),
                ("duration_us", row.DurationUs),
                ("request_id", row.RequestId),
                ("error_titles", row.ErrorTitles));
        }
    }

    /// <summary>A page, newest first; start with <see cref="Keyset.Newest"/>.</summary>
    public static List<RequestLogRow> Page(
        TenantId tenant, IReadSession session, RequestLogFilter filter, Keyset before, int limit)
    {
        var sql = new StringBuilder(
            $"select {Table.ColumnList} from request_log where tenant_id = @tenant_id and (at, id) < (@at, @id)");
        var values = new List<(string Name, DbValue Value)>
        {
            ("tenant_id", tenant), ("at", before.CreatedAt), ("id", before.Id),
        };

        void Narrow(bool isSet, string condition, string name, DbValue value)
        {
            if (isSet)
            {
                sql.Append(" and ").Append(condition).Append(" @").Append(name);
                values.Add((name, value));
            }
        }

        Narrow(filter.RequestId is not null, "request_id =", "request_id", filter.RequestId);
        Narrow(filter.ClientId is not null, "client_id =", "client_id", filter.ClientId);
        Narrow(filter.Method is not null, "method =", "method", filter.Method);
        Narrow(filter.StatusFrom is not null, "status >=", "status_from", filter.StatusFrom);
        Narrow(filter.StatusBefore is not null, "status <", "status_before", filter.StatusBefore);
        Narrow(filter.From is not null, "at >=", "from", filter.From);
        Narrow(filter.Before is not null, "at <", "before", filter.Before);
        sql.Append(" order by at desc, id desc limit @limit");
        values.Add(("limit", limit));
        return session.Query(sql.ToString(), Read, values.ToArray());
    }

    /// <summary>Removes old lines, a bounded number at a time; returns how many went.</summary>
    public static int DeleteBefore(TenantId tenant, IWriteTransaction write, DateTimeOffset before, int limit) =>
        write.Execute(
            "delete from request_log where tenant_id = @tenant_id and id in (select id from request_log "
            + "where tenant_id = @tenant_id and at < @before order by at limit @limit)",
            ("tenant_id", tenant),
            ("before", before),
            ("limit", limit));

    private static RequestLogRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(),
            row.TextOrNull(),
            row.Instant(),
            row.Text(),
            row.Text(),
            row.Int(),
            row.Number(),
            row.Text(),
            row.TextOrNull());
    }
}
