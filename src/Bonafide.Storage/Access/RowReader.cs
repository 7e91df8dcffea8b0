using System.Data.Common;
using Bonafide.Core;

namespace Bonafide.Storage.Access;

/// <summary>
/// Reads the columns of one row from left to right, in the order of the select list. Valid only inside the callback
/// that receives it.
/// </summary>
public sealed class RowReader(Dialect dialect, DbDataReader reader)
{
    private int _next;

    internal void Restart() => _next = 0;

    public long Number() => reader.GetInt64(_next++);

    public long? NumberOrNull() => IsNull() ? null : reader.GetInt64(_next++);

    public int Int() => checked((int)reader.GetInt64(_next++));

    public int? IntOrNull() => IsNull() ? null : Int();

    public bool Flag() => reader.GetInt64(_next++) != 0;

    public string Text() => reader.GetString(_next++);

    public string? TextOrNull() => IsNull() ? null : reader.GetString(_next++);

    public byte[] Bytes() => reader.GetFieldValue<byte[]>(_next++);

    public byte[]? BytesOrNull() => IsNull() ? null : Bytes();

    public Guid Guid() => dialect.ReadGuid(reader, _next++);

    public Guid? GuidOrNull() => IsNull() ? null : Guid();

    public DateTimeOffset Instant() => Instants.FromMicroseconds(reader.GetInt64(_next++));

    public DateTimeOffset? InstantOrNull() => IsNull() ? null : Instant();

    public TenantId Tenant() => new(Guid());

    public AccountId Account() => new(Guid());

    public ExecutionId Execution() => new(Guid());

    public CredentialId Credential() => new(Guid());

    public BlobId? BlobOrNull() => GuidOrNull() is { } id ? new BlobId(id) : null;

    /// <summary>True when the next column is null, and then steps over it.</summary>
    private bool IsNull()
    {
        if (!reader.IsDBNull(_next))
        {
            return false;
        }

        _next++;
        return true;
    }
}
