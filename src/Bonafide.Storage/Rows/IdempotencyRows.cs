using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>Which request it was: the same key under another client, method or path is another request.</summary>
/// <param name="KeyHash">Keyed hash of the caller's Idempotency-Key.</param>
public sealed record IdempotencyKey(string ClientId, string Method, string Path, byte[] KeyHash);

/// <summary>What a request made. The answer is built again from it, so no token is stored.</summary>
/// <param name="BodyHash">Keyed hash of the request's body; another body under the same key is the caller's
/// fault.</param>
/// <param name="Resource">What else it made or changed: a client, a ruleset, a tenant.</param>
public sealed record IdempotencyRow(
    IdempotencyKey Key,
    byte[] BodyHash,
    AccountId? Account,
    ExecutionId? Execution,
    DateTimeOffset CreatedAt,
    Guid? Resource = null);

public static class IdempotencyRows
{
    /// <summary>How long a record answers repeats.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private static readonly Table Table = SchemaModel.Current["idempotency_records"];
    private static readonly string InsertOrIgnore = Table.Insert + " on conflict do nothing";
    private static readonly string ByKey =
        $"select {Table.ColumnList} from idempotency_records where tenant_id = @tenant_id "
        + "and client_id = @client_id and method = @method and path = @path and key_hash = @key_hash "
        + "and created_at > @since";

    public static IdempotencyRow? Find(TenantId tenant, IReadSession session, IdempotencyKey key) =>
        session.QueryOne(
            ByKey,
            Read,
            ("tenant_id", tenant),
            ("client_id", key.ClientId),
            ("method", key.Method),
            ("path", key.Path),
            ("key_hash", key.KeyHash),
            ("since", session.Now - Lifetime));

    /// <summary>
    /// Stores the record in the write of the act; false when a live one is there, and then nothing may be done twice.
    /// </summary>
    public static bool Insert(TenantId tenant, IWriteTransaction write, IdempotencyRow row)
    {
        write.Execute(
            "delete from idempotency_records where tenant_id = @tenant_id and client_id = @client_id "
            + "and method = @method and path = @path and key_hash = @key_hash and created_at <= @since",
            ("tenant_id", tenant),
            ("client_id", row.Key.ClientId),
            ("method", row.Key.Method),
            ("path", row.Key.Path),
            ("key_hash", row.Key.KeyHash),
            ("since", write.Now - Lifetime));
        return write.Execute(
            InsertOrIgnore,
            ("tenant_id", tenant),
            ("client_id", row.Key.ClientId),
            ("method", row.Key.Method),
            ("path", row.Key.Path),
            ("key_hash", row.Key.KeyHash),
            ("body_hash", row.BodyHash),
            ("account_id", row.Account),
            ("execution_id", row.Execution),
            ("created_at", row.CreatedAt),
            ("resource_id", row.Resource)) == 1;
    }

    private static IdempotencyRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            new IdempotencyKey(row.Text(), row.Text(), row.Text(), row.Bytes()),
            row.Bytes(),
            row.GuidOrNull() is { } account ? new AccountId(account) : null,
            row.GuidOrNull() is { } execution ? new ExecutionId(execution) : null,
            row.Instant(),
            row.GuidOrNull());
    }
}
