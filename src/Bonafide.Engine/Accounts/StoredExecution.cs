using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Accounts;

/// <summary>Opens and seals the columns of an execution. What was wiped reads as null.</summary>
public sealed class StoredExecution(TenantContext tenant, ExecutionRow row)
{
    private readonly DataKey? _key = row.WrappedKey is { } wrapped ? tenant.Keys.Unwrap(row.Id.Value, wrapped) : null;

    public ExecutionRow Row => row;

    /// <summary>The execution's data key; null once its content was wiped.</summary>
    public DataKey? Key => _key;

    public StoredReferences? References() => row.SealedReferences is { } bytes
        ? Read<StoredReferences>(tenant.Keys.Open(row.Id.Value, ExecutionRows.ReferencesColumn, bytes))
        : null;

    public StoredRequest? Request() => row.SealedRequest is { } bytes && _key is not null
        ? Read<StoredRequest>(_key.Open(RequestPlace(tenant.Id, row.Id), bytes))
        : null;

    /// <summary>The credential's label, which is its category unless the caller gave one.</summary>
    public string Label(CredentialRow credential) =>
        (credential.SealedLabel is { } bytes ? _key?.OpenText(LabelPlace(tenant.Id, credential.Id), bytes) : null)
        ?? credential.Category.Wire();

    /// <summary>The JSON of a PREPARED_DATA or DEVICE_RISK part, as it was sent.</summary>
    public byte[]? Content(PartRow part) => part.SealedContent is { } bytes
        ? _key?.Open(ContentPlace(tenant.Id, part.Id), bytes)
        : null;

    public static SealedPlace RequestPlace(TenantId tenant, ExecutionId execution) =>
        new(tenant, execution.Value, ExecutionRows.RequestColumn);

    public static SealedPlace LabelPlace(TenantId tenant, CredentialId credential) =>
        new(tenant, credential.Value, CredentialRows.LabelColumn);

    public static SealedPlace ContentPlace(TenantId tenant, PartId part) =>
        new(tenant, part.Value, PartRows.ContentColumn);

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, FactJson.Options);

    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, FactJson.Options)!;
}
