using System.Text;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>The OAuth2 clients of a tenant: made, changed, switched off, given another secret.</summary>
public sealed class ClientService(ManagedWrites writes, ClientDirectory directory, TenantCreation creation)
{
    public static Parsed<ClientRequest> ReadNew(ReadOnlyMemory<byte> utf8) => JsonReading.Body(utf8, body =>
    {
        var request = new ClientRequest(ManagementNames.Read(body, isRequired: true), PermissionsOf(body));
        if (request.Permissions is null && !body.Has("permissions"))
        {
            body.Report("permissions", ViolationCodes.Required, "Must name what the client may do.");
        }

        return request;
    });

    public static Parsed<ClientUpdateRequest> ReadUpdate(ReadOnlyMemory<byte> utf8) => JsonReading.Body(
        utf8, body => new ClientUpdateRequest(
            ManagementNames.Read(body, isRequired: false), PermissionsOf(body), body.Flag("active")));

    /// <summary>All clients, oldest first; never a secret.</summary>
    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<ClientListReply> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        var tenant = await creation.ContextAsync(actor, cancellationToken).ConfigureAwait(false);
        return new(await writes.ReadAsync(
            actor,
            session => ClientRows.All(actor.Tenant, session).ConvertAll(row => Reply(tenant, row)),
            cancellationToken).ConfigureAwait(false));
    }

    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<ClientReply> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var tenant = await creation.ContextAsync(actor, cancellationToken).ConfigureAwait(false);
        return await writes.ReadAsync(
            actor, session => Reply(tenant, Find(actor, session, id)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a client. Its secret is in this answer and in repeats under the same key.</summary>
    /// <exception cref="RequestProblemException">400, 403 or 409.</exception>
    public Task<ClientReply> CreateAsync(
        Actor actor, Parsed<ClientRequest> request, IdempotentRequest repeatable,
        CancellationToken cancellationToken) =>
        writes.RunAsync(
            actor,
            repeatable,
            (tenant, mark) =>
            {
                ManagedWrites.DemandNone(request.Problems);
                var permissions = Granted(actor, request.Value.Permissions!);
                var made = creation.NewClient(tenant, actor.Id, request.Value.Name!, permissions, mark?.Key.KeyHash);
                return Task.FromResult(new ManagedWrite<ClientReply>(
                    AuditVerbs.ClientCreate,
                    Guid.Parse(made.Client.ClientId),
                    write =>
                    {
                        ClientRows.Insert(tenant.Id, write, made.Client);
                        return Reply(tenant, made.Client) with { ClientSecret = made.Secret };
                    }));
            },
            (tenant, earlier) => RepeatAsync(actor, tenant, earlier, cancellationToken),
            cancellationToken);

    /// <summary>Changes name, permissions and state. What is taken away counts within five seconds.</summary>
    /// <exception cref="RequestProblemException">400, 403, 404 or 409.</exception>
    public async Task<ClientReply> UpdateAsync(
        Actor actor, Guid id, Parsed<ClientUpdateRequest> request, IdempotentRequest repeatable,
        CancellationToken cancellationToken)
    {
        var reply = await writes.RunAsync(
            actor,
            repeatable,
            (tenant, _) =>
            {
                ManagedWrites.DemandNone(request.Problems);
                var (name, words, active) = request.Value;
                var permissions = words is null ? (Permissions?)null : Granted(actor, words);
                DemandNotLockedOut(actor, id, permissions, active);
                return Task.FromResult(new ManagedWrite<ClientReply>(AuditVerbs.ClientUpdate, id, write =>
                {
                    var known = Find(actor, write, id);
                    ClientRows.Update(
                        tenant.Id, write, known.ClientId,
                        name is null ? known.SealedName : TenantCreation.SealName(tenant.Keys, id, name),
                        permissions ?? known.Permissions, active ?? known.IsActive);
                    return Reply(tenant, Find(actor, write, id));
                }));
            },
            (_, _) => FindAsync(actor, id, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        directory.Forget(id.ToString());
        return reply;
    }

    /// <summary>Gives a client another secret; the old one ends at once.</summary>
    /// <exception cref="RequestProblemException">403, 404 or 409.</exception>
    public async Task<ClientReply> ReplaceSecretAsync(
        Actor actor, Guid id, IdempotentRequest repeatable, CancellationToken cancellationToken)
    {
        var reply = await writes.RunAsync(
            actor,
            repeatable,
            (tenant, mark) =>
            {
                var secret = TenantCreation.NewSecret(tenant, id, mark?.Key.KeyHash);
                return Task.FromResult(new ManagedWrite<ClientReply>(AuditVerbs.ClientSecret, id, write =>
                {
                    var known = Find(actor, write, id);
                    ClientRows.ReplaceSecret(
                        tenant.Id, write, known.ClientId, TenantCreation.HashOf(tenant.Keys, secret));
                    return Reply(tenant, Find(actor, write, id)) with { ClientSecret = secret };
                }));
            },
            (tenant, earlier) => RepeatAsync(actor, tenant, earlier, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        directory.Forget(id.ToString());
        return reply;
    }

    internal static ClientReply Reply(TenantContext tenant, ClientRow row) => new()
    {
        ClientId = Guid.Parse(row.ClientId),
        Name = Encoding.UTF8.GetString(TenantCreation.OpenName(tenant.Keys, row)),
        Permissions = row.Permissions.Wire(),
        Active = row.IsActive,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
    };

    private static ClientRow Find(Actor actor, IReadSession session, Guid id) =>
        ClientRows.Find(actor.Tenant, session, id.ToString()) ?? throw RequestProblemException.NotFound();

    /// <summary>The secret follows from key and client, so that nothing is stored to repeat the answer; one that was
    /// replaced meanwhile is not shown.</summary>
    private async Task<ClientReply> RepeatAsync(
        Actor actor, TenantContext tenant, IdempotencyRow earlier, CancellationToken cancellationToken)
    {
        var id = earlier.Resource ?? throw RequestProblemException.NotFound();
        var row = await writes.ReadAsync(actor, session => Find(actor, session, id), cancellationToken)
            .ConfigureAwait(false);
        var secret = TenantCreation.NewSecret(tenant, id, earlier.Key.KeyHash);
        var isCurrent = TenantCreation.HashOf(tenant.Keys, secret).AsSpan().SequenceEqual(row.SecretHash);
        return Reply(tenant, row) with { ClientSecret = isCurrent ? secret : null };
    }

    private static IReadOnlyList<string>? PermissionsOf(JsonReading body)
    {
        var words = body.Texts("permissions", 10, 30);
        foreach (var (index, _) in (words ?? []).Index().Where(one => PermissionWords.Parse(one.Item) is null))
        {
            body.Report(
                $"permissions[{index}]", ViolationCodes.InvalidValue,
                "Must be initiate, retrieve-delete, manage or operate.");
        }

        return words;
    }

    private static Permissions Granted(Actor actor, IReadOnlyList<string> words)
    {
        var permissions = words.Aggregate(
            Permissions.None, (all, word) => all | PermissionWords.Parse(word)!.Value);
        if (permissions.HasFlag(Permissions.Operate))
        {
            actor.Demand(Permissions.Operate);
        }

        return permissions;
    }

    private static void DemandNotLockedOut(Actor actor, Guid id, Permissions? permissions, bool? active)
    {
        var isSelf = actor.Kind == ActorKind.Client && actor.Id == id.ToString();
        if (isSelf && (active is false || permissions is { } left && !left.HasFlag(Permissions.Manage)))
        {
            throw new RequestProblemException(
                ProblemKind.Conflict, "A client cannot switch itself off or give up manage; let another one do it.");
        }
    }
}
