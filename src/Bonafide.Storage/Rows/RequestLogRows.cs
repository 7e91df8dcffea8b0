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

public static class RequestLogRows
{
    private static readonly Table Table = SchemaModel.Current["request_log"];
    private static readonly string NewestFirst =
        $"select {Table.ColumnList} from request_log where tenant_id = @tenant_id and (at, id) < (@at, @id) "
        + "order by at desc, id desc limit @limit";

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
    public static List<RequestLogRow> Page(TenantId tenant, IReadSession session, Keyset before, int limit) =>
        session.Query(
            NewestFirst,
            Read,
            ("tenant_id", tenant),
            ("at", before.CreatedAt),
            ("id", before.Id),
            ("limit", limit));

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
