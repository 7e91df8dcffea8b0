using System.Buffers.Binary;
using System.Text;
using Bonafide.Core;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Storage.Audit;

/// <summary>Makes audit entries; insert them with <see cref="AuditRows.Insert"/> in the write of the act
/// itself.</summary>
public static class AuditEntries
{
    /// <param name="verb">What is done: <c>execution.read</c>.</param>
    /// <param name="subjects">Ids and keyed hashes as JSON; never a personal value.</param>
    public static AuditEntryRow New(
        TenantKeys keys, Guid id, DateTimeOffset at, Actor actor, string verb, string subjects)
    {
        var actorHash = keys.HashText("audit/actor", actor.Id)!;
        var row = new AuditEntryRow(
            id, Access.Instants.Truncate(at), actor.Kind, actorHash, verb, subjects, [], Block: null);
        return row with { Mac = Mac(keys, row) };
    }

    /// <summary>The MAC over everything in the entry but its block.</summary>
    internal static byte[] Mac(TenantKeys keys, AuditEntryRow row)
    {
        using var bytes = new MemoryStream();
        Append(bytes, keys.Tenant.Value.ToByteArray(bigEndian: true));
        Append(bytes, row.Id.ToByteArray(bigEndian: true));
        Append(bytes, Access.Instants.ToMicroseconds(row.At));
        Append(bytes, (long)row.ActorKind);
        Append(bytes, row.ActorHash);
        Append(bytes, Encoding.UTF8.GetBytes(row.Verb));
        Append(bytes, Encoding.UTF8.GetBytes(row.Subjects));
        return keys.AuditMac(bytes.ToArray());
    }

    // Lengths in front keep two fields from being read as one.
    private static void Append(MemoryStream bytes, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        bytes.Write(length);
        bytes.Write(field);
    }

    private static void Append(MemoryStream bytes, long field)
    {
        Span<byte> value = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(value, field);
        Append(bytes, value);
    }
}
