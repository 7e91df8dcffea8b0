using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Retrieval;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>The developer log: what a tenant's clients asked, and what they were answered.</summary>
public sealed class RequestLogService(Database database)
{
    /// <summary>Newest first. A request is in the log about a second after its answer.</summary>
    /// <exception cref="RequestProblemException">403, or 400 for a cursor that was not given out here.</exception>
    public async Task<RequestLogReply> PageAsync(
        Actor actor, RequestLogFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var before = ListCursor.Parse(cursor);
        var rows = await database.ReadAsync(
            actor.Tenant,
            session => RequestLogRows.Page(actor.Tenant, session, filter, before, limit + 1),
            cancellationToken).ConfigureAwait(false);
        var next = rows.Count > limit ? ListCursor.Write(rows[limit - 1].At, rows[limit - 1].Id) : null;
        return new([.. rows.Take(limit).Select(Reply)], next);
    }

    private static LoggedRequestReply Reply(RequestLogRow row) => new(
        row.RequestId, row.At, row.ClientId, row.Method, row.Route, row.Status, row.DurationUs / 1_000.0,
        row.ErrorTitles);
}
