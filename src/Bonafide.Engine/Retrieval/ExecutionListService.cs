using System.Buffers.Binary;
using System.Buffers.Text;
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
        var before = Parse(cursor);
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
                var next = rows.Count > limit ? Write(rows[limit - 1]) : null;
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

    /// <summary>A cursor is creation and id of the last row shown; it is opaque and holds nothing personal.</summary>
    private static string Write(ExecutionRow row)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Instants.ToMicroseconds(row.CreatedAt));
        row.Id.Value.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    private static Keyset Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return Keyset.Newest;
        }

        Span<byte> bytes = stackalloc byte[24];
        return cursor.Length == 32
            && Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == 24
            && BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and < 200_000_000_000_000_000 and var at
            ? new(Instants.FromMicroseconds(at), new Guid(bytes[8..], bigEndian: true))
            : throw new RequestProblemException(
                ProblemKind.BadRequest,
                "The cursor is not one that this API gave out.",
                [new("cursor", ViolationCodes.InvalidFormat, "Must be nextCursor of an earlier answer.")]);
    }
}
