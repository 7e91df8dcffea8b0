using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Batch.Home;

namespace Bonafide.Batch.Executions;

/// <summary>SHA-256 over the names and bytes of a request's files, which tells a repeat from another request.</summary>
internal static class UploadHash
{
    private const int BufferBytes = 64 * 1024;

    public static byte[] Of(ISpool spool, IReadOnlyList<UploadedFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        foreach (var file in files.OrderBy(one => one.Path, StringComparer.Ordinal))
        {
            // Lengths in front, so that no two sets of files read alike.
            var path = Encoding.UTF8.GetBytes(file.Path);
            hash.AppendData(Length(path.Length));
            hash.AppendData(path);
            hash.AppendData(Length(file.Size));
            using var content = spool.OpenRead(file.Content);
            long at = 0;
            for (int count; (count = RandomAccess.Read(content, buffer, at)) > 0; at += count)
            {
                hash.AppendData(buffer, 0, count);
            }
        }

        return hash.GetHashAndReset();
    }

    private static byte[] Length(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
