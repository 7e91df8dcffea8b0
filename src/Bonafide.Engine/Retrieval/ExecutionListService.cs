using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Addresses;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>Lists executions, newest first (contract 03 §3.7, ruling 3).</summary>
public sealed class ExecutionListService(Database database, TenantContexts tenants, ServiceAddresses addresses)
{
    public const int UsualLimit = 50;
    public const int MostLimit = 100;

    /// <summary>The account's answer shows this many executions; the list shows all.</summary>
    private const int MostOfAccount = 100;

    public async Task<AccountDetailsReply> AccountAsync(
        Actor actor, AccountId account, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            actor.Tenant,
            session =>
            {
                var row = AccountRows.Find(actor.Tenant, session, account) ?? throw RequestProblemException.NotFound();
                var executions = ExecutionLists.Page(
                    actor.Tenant,
                    session,
                    new ExecutionFilter { Account = account },
                    Keyset.Newest,
                    MostOfAccount);
                return new AccountDetailsReply(
                    new(account.Value), row.CreatedAt, [.. executions.Select(one => Summary(one, tenant))]);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="RequestProblemException">400 for a cursor that was not given out here.</exception>
    public async Task<ExecutionListReply> PageAsync(
        Actor actor, ExecutionFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        var before = ListCursor.Parse(cursor);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            actor.Tenant,
            session =>
            {
                if (filter.Account is { } account && AccountRows.Find(actor.Tenant, session, account) is null)
                {
                    throw RequestProblemException.NotFound();
                }

                var rows = ExecutionLists.Page(actor.Tenant, session, filter, before, limit + 1);
                var last = rows.Count > limit ? rows[limit - 1] : null;
                var next = last is null ? null : ListCursor.Write(last.CreatedAt, last.Id.Value);
                return new ExecutionListReply([.. rows.Take(limit).Select(row => Summary(row, tenant))], next);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private ExecutionSummary Summary(ExecutionRow row, TenantContext tenant) => new()
    {
        Id = row.Id.Value,
        Href = addresses.RetrievedExecution(row.Account, row.Id),
        DefinitionKey = DetailsReplies.DefinitionKey(row),
        Status = WireStatus.Of(row, tenant.Settings),
        CreatedAt = row.CreatedAt,
        CompletedAt = row.CompletedAt,
    };
}
