using System.Buffers.Text;
using System.Security.Cryptography;
using Bonafide.Core;

namespace Bonafide.Engine.Devices;

/// <summary>
/// The <c>subkey</c> that names a tenant on its pages: its id and a MAC, 32 bytes. It is public, as the page is; it
/// keeps blackboxes of one tenant from being used by another.
/// </summary>
internal static class CollectorSubkey
{
    private const int MacBytes = 16;

    public static string Of(DeviceKey key, TenantId tenant) =>
        Base64Url.EncodeToString([.. tenant.Value.ToByteArray(), .. Mac(key, tenant.Value.ToByteArray())]);

    /// <summary>The tenant; null when none of the keys made it.</summary>
    public static TenantId? Read(IEnumerable<DeviceKey> keys, string subkey)
    {
        Span<byte> bytes = stackalloc byte[16 + MacBytes];
        var text = subkey.TrimEnd('=');
        if (text.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != bytes.Length)
        {
            return null;
        }

        var tenant = bytes[..16].ToArray();
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(Mac(key, tenant), bytes[16..]))
            {
                return new TenantId(new Guid(tenant));
            }
        }

        return null;
    }

    private static byte[] Mac(DeviceKey key, byte[] tenant) => HMACSHA256.HashData(key.Subkeys, tenant)[..MacBytes];
}
