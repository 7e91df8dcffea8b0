using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Storage.Keys;

namespace Bonafide.Engine.Reports;

/// <summary>
/// The right to fetch one report until an instant, as text of a URL: tenant, execution, expiry, and a MAC under the
/// tenant's own key. It names ids only.
/// </summary>
internal readonly record struct ReportLink(TenantId Tenant, ExecutionId Execution, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Purpose = "report-link";
    private const int SignedBytes = 16 + 16 + 8;
    private const long MostSeconds = 200_000_000_000;
    private const int AllBytes = SignedBytes + 32;

    public string Write(TenantKeys keys)
    {
        Span<byte> bytes = stackalloc byte[AllBytes];
        Tenant.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        Execution.Value.TryWriteBytes(bytes[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[32..], ExpiresAt.ToUnixTimeSeconds());
        keys.Hash(Purpose, bytes[..SignedBytes]).CopyTo(bytes[SignedBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>What a link says, before anybody knows whether it is ours; null when it is none.</summary>
    public static ReportLink? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[AllBytes];
        if (text.Length != Base64Url.GetEncodedLength(AllBytes)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != AllBytes)
        {
            return null;
        }

        var seconds = BinaryPrimitives.ReadInt64BigEndian(bytes[32..]);
        return seconds is >= 0 and < MostSeconds
            ? new(
                new(new Guid(bytes[..16], bigEndian: true)),
                new(new Guid(bytes[16..32], bigEndian: true)),
                DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;
    }

    public bool IsSigned(string text, TenantKeys keys) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.ASCII.GetBytes(Write(keys)), System.Text.Encoding.UTF8.GetBytes(text));
}
