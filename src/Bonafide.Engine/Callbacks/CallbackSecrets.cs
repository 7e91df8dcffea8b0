using System.Security.Cryptography;
using System.Text.Json;
using Bonafide.Core;
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
public sealed class CallbackSecrets(Database database, IWrites writes, IIds ids)
{
    private const string Name = "callback-secrets";
    private const string Column = "settings/" + Name;
    private const int KeyBytes = 32;

    /// <summary>More than this many at a time would let signatures outgrow a header.</summary>
    private const int Most = 4;

    /// <summary>Newest first; at least one.</summary>
    public async Task<IReadOnlyList<CallbackSecret>> OfAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            tenant.Id, session => SettingRows.Find(tenant.Id, session, Name), cancellationToken).ConfigureAwait(false);
        return row is not null
            ? Open(tenant, row)
            : await ChangeAsync(
                Actor.System(tenant.Id, "callbacks"), tenant,
                (known, now) => known.Count > 0 ? known : [Make(now)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a key that signs beside the others from now on.</summary>
    public Task<IReadOnlyList<CallbackSecret>> RotateAsync(
        Actor actor, TenantContext tenant, CancellationToken cancellationToken) =>
        ChangeAsync(actor, tenant, (known, now) => [Make(now), .. known.Take(Most - 1)], cancellationToken);

    /// <summary>Drops a key; the last one stays.</summary>
    public Task<IReadOnlyList<CallbackSecret>> DropAsync(
        Actor actor, TenantContext tenant, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, tenant,
            (known, _) => known.Count > 1 ? [.. known.Where(secret => secret.Id != id)] : known, cancellationToken);

    private Task<IReadOnlyList<CallbackSecret>> ChangeAsync(
        Actor actor,
        TenantContext tenant,
        Func<IReadOnlyList<CallbackSecret>, DateTimeOffset, IReadOnlyList<CallbackSecret>> change,
        CancellationToken cancellationToken) =>
        writes.RunAsync(
            actor,
            write =>
            {
                var row = SettingRows.Find(tenant.Id, write, Name);
                var changed = change(row is null ? [] : Open(tenant, row), write.Now);
                SettingRows.Put(tenant.Id, write, Name, tenant.Keys.Seal(
                    tenant.Id.Value, Column, JsonSerializer.SerializeToUtf8Bytes(changed, FactJson.Options)));
                return changed;
            },
            cancellationToken);

    private CallbackSecret Make(DateTimeOffset now) => new(ids.New(), RandomNumberGenerator.GetBytes(KeyBytes), now);

    private static List<CallbackSecret> Open(TenantContext tenant, SettingRow row) =>
        JsonSerializer.Deserialize<List<CallbackSecret>>(
            tenant.Keys.Open(tenant.Id.Value, Column, row.SealedValue), FactJson.Options)!;
}
