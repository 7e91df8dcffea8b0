using System.Buffers.Binary;
using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Storage.Rows;

namespace Bonafide.Storage.Audit;

/// <summary>How the head of a block follows from the head before it and the MACs of its entries.</summary>
internal static class AuditChain
{
    /// <summary>The head before the first block.</summary>
    public static byte[] Start => new byte[SHA256.HashSizeInBytes];

    public static byte[] Head(
        TenantId tenant, long number, DateTimeOffset sealedAt, byte[] previous, IReadOnlyList<AuditEntryRow> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number8 = stackalloc byte[8];
        hash.AppendData(tenant.Value.ToByteArray(bigEndian: true));
        BinaryPrimitives.WriteInt64BigEndian(number8, number);
        hash.AppendData(number8);
        BinaryPrimitives.WriteInt64BigEndian(number8, Access.Instants.ToMicroseconds(sealedAt));
        hash.AppendData(number8);
        hash.AppendData(previous);
        foreach (var entry in entries)
        {
            hash.AppendData(entry.Mac);
        }

        return hash.GetHashAndReset();
    }
}
