using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bonafide.Engine.Callbacks;

/// <summary>Signs a callback: HMAC-SHA256 over <c>id.timestamp.body</c> (ruling 2).</summary>
public static class CallbackSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string Version = "v1,";

    /// <summary>Unix seconds.</summary>
    public static string Timestamp(DateTimeOffset at) =>
        at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>One value per key, separated by blanks; a receiver accepts any that it knows the key of.</summary>
    public static string Sign(string id, string timestamp, ReadOnlySpan<byte> body, IEnumerable<byte[]> keys)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return string.Join(
            ' ', keys.Select(key => Version + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }
}
