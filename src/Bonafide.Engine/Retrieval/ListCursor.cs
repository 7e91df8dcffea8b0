using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>
/// Where a list goes on: creation and id of the last row shown. It is opaque and holds nothing personal.
/// </summary>
public static class ListCursor
{
    public static string Write(DateTimeOffset createdAt, Guid id)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Instants.ToMicroseconds(createdAt));
        id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="RequestProblemException">400 for a cursor that was not given out here.</exception>
    public static Keyset Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return Keyset.Newest;
        }

        Span<byte> bytes = stackalloc byte[24];
        return cursor.Length == 32
            && Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) == OperationStatus.Done
            && written == 24
            && BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and < 200_000_000_000_000_000 and var at
            ? new(Instants.FromMicroseconds(at), new Guid(bytes[8..], bigEndian: true))
            : throw new RequestProblemException(
                ProblemKind.BadRequest,
                "The cursor is not one that this API gave out.",
                [new("cursor", ViolationCodes.InvalidFormat, "Must be nextCursor of an earlier answer.")]);
    }
}
