using System.Security.Cryptography;
using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Facts;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Callbacks;

/// <summary>A key with which a tenant's callbacks are signed.</summary>
public sealed record CallbackSecret(Guid Id, byte[] Key, DateTimeOffset CreatedAt)
{
    /// <summary>As the receiver configures it.</summary>
    public string Shown => "whsec_" + Convert.ToBase64String(Key);
}

/// <summary>
/// A tenant's callback keys. The first is made at the first use; during a rotation both sign, until the old one is
/// dropped.
/// </summary>
public sealed class CallbackSecrets(Database database, IWrites writes, IIds ids, TimeProvider time)
{
    private const string Name = "callback-secrets";
    private const string Column = "settings/" + Name;
    private const int KeyBytes = 32;

    /// <summary>More than this many at a time would let signatures outgrow a header.</summary>
    public const int Most = 4;

    /// <summary>Newest first; at least one.</summary>
    public async Task<IReadOnlyList<CallbackSecret>> OfAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            tenant.Id, session => SettingRows.Find(tenant.Id, session, Name), cancellationToken).ConfigureAwait(false);
        if (row is not null)
        {
            return Open(tenant, row);
        }

        var first = Make();
        return await writes.RunAsync(
            Actor.System(tenant.Id, "callbacks"),
            write =>
            {
                // Another request may have been first; then its key is the one.
                if (Known(tenant, write).Count == 0)
                {
                    Put(tenant, write, [first]);
                }

                return Known(tenant, write);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A new key, which signs nothing before it is added.</summary>
    internal CallbackSecret Make() => new(
        ids.New(), RandomNumberGenerator.GetBytes(KeyBytes), time.GetUtcNow());

    /// <summary>Adds a key that signs beside the others; false when there are <see cref="Most"/>.</summary>
    internal static bool TryAdd(TenantContext tenant, IWriteTransaction write, CallbackSecret secret)
    {
        var known = Known(tenant, write);
        if (known.Count >= Most)
        {
            return false;
        }

        Put(tenant, write, [secret, .. known]);
        return true;
    }

    /// <summary>Drops a key.</summary>
    /// <exception cref="RequestProblemException">404, or 409 for the last one.</exception>
    internal static void Drop(TenantContext tenant, IWriteTransaction write, Guid id)
    {
        var known = Known(tenant, write);
        if (known.All(secret => secret.Id != id))
        {
            throw RequestProblemException.NotFound();
        }

        if (known.Count == 1)
        {
            throw new RequestProblemException(
                ProblemKind.Conflict, "The last callback key stays: add another one first.");
        }

        Put(tenant, write, [.. known.Where(secret => secret.Id != id)]);
    }

    private static void Put(TenantContext tenant, IWriteTransaction write, IReadOnlyList<CallbackSecret> secrets) =>
        SettingRows.Put(tenant.Id, write, Name, tenant.Keys.Seal(
            tenant.Id.Value, Column, JsonSerializer.SerializeToUtf8Bytes(secrets, FactJson.Options)));

    private static List<CallbackSecret> Known(TenantContext tenant, IReadSession session) =>
        SettingRows.Find(tenant.Id, session, Name) is { } row ? Open(tenant, row) : [];

    private static List<CallbackSecret> Open(TenantContext tenant, SettingRow row) =>
        JsonSerializer.Deserialize<List<CallbackSecret>>(
            tenant.Keys.Open(tenant.Id.Value, Column, row.SealedValue), FactJson.Options)!;
}
