using System.Text;
using Bonafide.Core;

namespace Bonafide.Storage.Keys;

/// <summary>
/// Where sealed bytes belong. It is the associated data of the seal, so bytes moved to another tenant, row or column
/// no longer open.
/// </summary>
/// <param name="Row">The row's id, or the id of what the row is about when it has none.</param>
/// <param name="Column">Table and column, with whatever else is part of the row's key:
/// <c>facts.value/email</c>.</param>
public readonly record struct SealedPlace(TenantId Tenant, Guid Row, string Column)
{
    internal byte[] ToAssociatedData()
    {
        var data = new byte[32 + Encoding.UTF8.GetByteCount(Column)];
        Tenant.Value.TryWriteBytes(data, bigEndian: true, out _);
        Row.TryWriteBytes(data.AsSpan(16), bigEndian: true, out _);
        Encoding.UTF8.GetBytes(Column, data.AsSpan(32));
        return data;
    }
}
