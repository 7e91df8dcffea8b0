using System.Text.Json.Nodes;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Retrieval;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>A tenant's audit trail: looked at, and checked against its seals.</summary>
public sealed class AuditService(Database database, AuditVerifier verifier, AuditHeadFile heads) : IDisposable
{
    /// <summary>A check walks the whole chain, so one runs at a time.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Newest first.</summary>
    /// <exception cref="RequestProblemException">403, or 400 for a cursor that was not given out here.</exception>
    public async Task<AuditListReply> PageAsync(
        Actor actor, string? cursor, int limit, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var before = ListCursor.Parse(cursor).Id;
        var rows = await database.ReadAsync(
            actor.Tenant,
            session => AuditRows.Page(actor.Tenant, session, before, limit + 1),
            cancellationToken).ConfigureAwait(false);
        var next = rows.Count > limit ? ListCursor.Write(rows[limit - 1].At, rows[limit - 1].Id) : null;
        return new([.. rows.Take(limit).Select(Reply)], next);
    }

    /// <summary>Whether every entry and block is as it was sealed, and nothing was cut off.</summary>
    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<AuditVerificationReply> VerifyAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var problems = await verifier.VerifyAsync(actor.Tenant, heads.Last(actor.Tenant), cancellationToken)
                .ConfigureAwait(false);
            return new(
                problems.Count == 0,
                [.. problems.Select(one => new AuditProblemReply(one.Kind.ToString(), one.Block, one.Entry))]);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static AuditEntryReply Reply(AuditEntryRow row) => new(
        row.Id, row.At, row.ActorKind.ToString(), Convert.ToHexStringLower(row.ActorHash), row.Verb,
        JsonNode.Parse(row.Subjects), row.Block);
}
