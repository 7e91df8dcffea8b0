using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bonafide.Client;

/// <summary>
/// Checks that a callback comes from your installation and was not changed (ruling 2): HMAC-SHA256 over
/// <c>webhook-id.webhook-timestamp.body</c>, where the body is the raw bytes as received. Parse the JSON afterwards.
/// </summary>
/// <param name="secrets">The tenant's callback secrets (<c>whsec_…</c>); several while keys are rotated.</param>
/// <param name="tolerance">How old or new the timestamp may be; five minutes by default.</param>
public sealed class CallbackVerifier(
    IReadOnlyCollection<string> secrets, TimeProvider? time = null, TimeSpan? tolerance = null)
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private readonly List<byte[]> _keys = [.. secrets.Select(Key)];
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly TimeSpan _tolerance = tolerance ?? TimeSpan.FromMinutes(5);

    /// <param name="id">Header <c>webhook-id</c>: constant over retries, so that duplicates can be dropped.</param>
    /// <param name="timestamp">Header <c>webhook-timestamp</c>: Unix seconds.</param>
    /// <param name="signatures">Header <c>webhook-signature</c>: one or more of <c>v1,base64</c>, by blanks.</param>
    /// <param name="body">The raw body.</param>
    public bool Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (id is null || signatures is null
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - seconds is var age
            && Math.Abs(age) > _tolerance.TotalSeconds)
        {
            return false;
        }

        var prefix = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        byte[] signed = [.. prefix, .. body];
        var given = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(value => value.StartsWith(Version, StringComparison.Ordinal))
            .Select(value => Decode(value[Version.Length..])).ToList();
        return _keys.Any(key => given.Any(value =>
            CryptographicOperations.FixedTimeEquals(value, HMACSHA256.HashData(key, signed))));
    }

    private static byte[] Key(string secret) => secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
        ? Convert.FromBase64String(secret[SecretPrefix.Length..])
        : Encoding.UTF8.GetBytes(secret);

    private static byte[] Decode(string base64)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
