using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Settings;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Retrieval;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>The tenants of the installation, for its operator; and its own, for each tenant.</summary>
public sealed class TenantService(
    Database database, TenantContexts tenants, IdempotentWrites idempotent, AuditTrail audit, TenantCreation creation)
{
    private const string FirstClient = "First client";

    public static Parsed<TenantRequest> ReadNew(ReadOnlyMemory<byte> utf8) => JsonReading.Body(
        utf8, body => new TenantRequest(ManagementNames.Read(body, isRequired: true), body.Flag("sandbox")));

    public static Parsed<TenantUpdateRequest> ReadUpdate(ReadOnlyMemory<byte> utf8) => JsonReading.Body(
        utf8, body => new TenantUpdateRequest(ManagementNames.Read(body, isRequired: true)));

    /// <summary>Newest first.</summary>
    /// <exception cref="RequestProblemException">403, or 400 for a cursor that was not given out here.</exception>
    public async Task<TenantListReply> PageAsync(
        Actor actor, string? cursor, int limit, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Operate);
        var before = ListCursor.Parse(cursor);
        var rows = await database.ReadAcrossTenantsAsync(
            session => TenantDirectory.Page(session, before, limit + 1), cancellationToken).ConfigureAwait(false);
        var next = rows.Count > limit
            ? ListCursor.Write(rows[limit - 1].CreatedAt, rows[limit - 1].Id.Value)
            : null;
        return new([.. rows.Take(limit).Select(Reply)], next);
    }

    /// <summary>Its own tenant, or any for the operator.</summary>
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<TenantReply> FindAsync(Actor actor, TenantId tenant, CancellationToken cancellationToken) =>
        Reply(await RowAsync(actor, tenant, cancellationToken).ConfigureAwait(false));

    /// <summary>Makes a tenant with its first client.</summary>
    /// <exception cref="RequestProblemException">400, 403 or 409.</exception>
    public async Task<NewTenantReply> CreateAsync(
        Actor actor, Parsed<TenantRequest> request, IdempotentRequest repeatable,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Operate);
        var own = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return await idempotent.RunAsync(
            actor,
            own,
            repeatable,
            async mark =>
            {
                ManagedWrites.DemandNone(request.Problems);
                var (row, keys) = creation.NewTenant(
                    actor.Id, request.Value.Name!, request.Value.Sandbox ?? false, new TenantSettings());
                var client = creation.NewClient(
                    TenantContexts.Open(row, keys), actor.Id, FirstClient, Permissions.All, mark?.Key.KeyHash);
                if (mark is not null)
                {
                    // No write spans two tenants. The mark comes first, so that one key never makes two of them.
                    await database.Writes.RunAsync(
                        actor,
                        write =>
                        {
                            mark.Insert(write, row.Id.Value);
                            return true;
                        },
                        cancellationToken).ConfigureAwait(false);
                }

                await database.Writes.RunAsync(
                    actor with { Tenant = row.Id },
                    write =>
                    {
                        TenantRows.Insert(row.Id, write, row);
                        ClientRows.Insert(row.Id, write, client.Client);
                        audit.Note(write, keys, AuditVerbs.TenantCreate, row.Id.Value);
                        return true;
                    },
                    cancellationToken).ConfigureAwait(false);
                var reply = ClientService.Reply(TenantContexts.Open(row, keys), client.Client);
                return new NewTenantReply(Reply(row), reply with { ClientSecret = client.Secret });
            },
            earlier => RepeatAsync(earlier, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a tenant another name.</summary>
    /// <exception cref="RequestProblemException">400, 403, 404 or 409.</exception>
    public async Task<TenantReply> RenameAsync(
        Actor actor, TenantId tenant, Parsed<TenantUpdateRequest> request, IdempotentRequest repeatable,
        CancellationToken cancellationToken)
    {
        await RowAsync(actor, tenant, cancellationToken).ConfigureAwait(false);
        var context = await tenants.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        var acting = actor with { Tenant = tenant };
        return await idempotent.RunAsync(
            acting,
            context,
            repeatable,
            async mark =>
            {
                ManagedWrites.DemandNone(request.Problems);
                var reply = await database.Writes.RunAsync(
                    acting,
                    write =>
                    {
                        mark?.Insert(write, tenant.Value);
                        TenantRows.Rename(tenant, write, request.Value.Name!);
                        audit.Note(write, context.Keys, AuditVerbs.TenantUpdate, tenant.Value);
                        return Reply(TenantRows.Find(tenant, write)!);
                    },
                    cancellationToken).ConfigureAwait(false);
                tenants.Forget(tenant);
                return reply;
            },
            _ => FindAsync(actor, tenant, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private static TenantReply Reply(TenantRow row) =>
        new(row.Id.Value, row.Name, row.Kind == TenantKind.Sandbox, row.CreatedAt);

    private async Task<TenantRow> RowAsync(Actor actor, TenantId tenant, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            actor.Demand(Permissions.Manage);
            if (tenant != actor.Tenant)
            {
                throw RequestProblemException.NotFound();
            }
        }

        return await database.ReadAsync(
            tenant, session => TenantRows.Find(tenant, session), cancellationToken).ConfigureAwait(false)
            ?? throw RequestProblemException.NotFound();
    }

    private async Task<NewTenantReply> RepeatAsync(IdempotencyRow earlier, CancellationToken cancellationToken)
    {
        var id = new TenantId(earlier.Resource ?? throw RequestProblemException.NotFound());
        var tenant = await tenants.FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new RequestProblemException(
                ProblemKind.Conflict, "The request under this Idempotency-Key did not finish; use a new key.");
        var (row, client) = await database.ReadAsync(
            id,
            session => (TenantRows.Find(id, session)!, ClientRows.All(id, session)[0]),
            cancellationToken).ConfigureAwait(false);
        var secret = TenantCreation.NewSecret(tenant, Guid.Parse(client.ClientId), earlier.Key.KeyHash);
        var isCurrent = TenantCreation.HashOf(tenant.Keys, secret).AsSpan().SequenceEqual(client.SecretHash);
        return new(
            Reply(row),
            ClientService.Reply(tenant, client) with { ClientSecret = isCurrent ? secret : null });
    }
}
