using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bonafide.Core;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tokens;

/// <summary>
/// Issues and reads transaction tokens (contract 01 §9): a compact JWS (RFC 7515) signed with HMAC-SHA512 whose
/// payload is gzip-compressed JSON. The signature is checked before a byte of the payload is inflated.
/// </summary>
public sealed class TransactionTokens(SigningSecrets secrets)
{
    /// <summary>Longer tokens are not looked at.</summary>
    private const int MostCharacters = 4_096;

    /// <summary>A payload that inflates to more was not made here.</summary>
    private const int MostInflatedBytes = 4_096;

    /// <summary>The end of the year 9999.</summary>
    private const long MostMilliseconds = 253_402_300_800_000;

    /// <summary><c>{"alg":"HS512","zip":"GZIP"}</c>; every token has exactly this header.</summary>
    private const string Header = "eyJhbGciOiJIUzUxMiIsInppcCI6IkdaSVAifQ";

    public async ValueTask<string> IssueAsync(TransactionToken token, CancellationToken cancellationToken)
    {
        var keys = await secrets.OfKindAsync(SecretKinds.TransactionToken, cancellationToken).ConfigureAwait(false);
        return Sign(Compress(token), keys[0].Secret);
    }

    /// <summary>What the token says; null when it was not signed here. Whether it still counts is the row's
    /// word.</summary>
    public async ValueTask<TransactionToken?> ReadAsync(string text, CancellationToken cancellationToken)
    {
        var keys = await secrets.OfKindAsync(SecretKinds.TransactionToken, cancellationToken).ConfigureAwait(false);
        return Read(text, keys);
    }

    internal static string Sign(ReadOnlySpan<byte> payload, byte[] key)
    {
        var signed = $"{Header}.{Base64Url.EncodeToString(payload)}";
        Span<byte> signature = stackalloc byte[HMACSHA512.HashSizeInBytes];
        HMACSHA512.HashData(key, Encoding.ASCII.GetBytes(signed), signature);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    internal static TransactionToken? Read(string text, IReadOnlyList<InstallationSecret> keys)
    {
        if (text.Length > MostCharacters
            || !text.StartsWith(Header + ".", StringComparison.Ordinal)
            || text.LastIndexOf('.') is var end && end <= Header.Length)
        {
            return null;
        }

        Span<byte> signature = stackalloc byte[HMACSHA512.HashSizeInBytes];
        if (Base64Url.DecodeFromChars(text.AsSpan(end + 1), signature, out var consumed, out var written)
                != OperationStatus.Done
            || written != signature.Length
            || consumed != text.Length - end - 1
            || !IsSigned(Encoding.UTF8.GetBytes(text[..end]), signature, keys))
        {
            return null;
        }

        try
        {
            return Parse(Base64Url.DecodeFromChars(text.AsSpan(Header.Length + 1, end - Header.Length - 1)));
        }
        catch (Exception malformed) when (malformed is FormatException or InvalidDataException or JsonException)
        {
            return null;
        }
    }

    internal static byte[] Compress(TransactionToken token)
    {
        var json = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("exAt", token.ExpiresAt.ToUnixTimeMilliseconds().ToString(
                System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteString("accId", token.Account.Value);
            writer.WriteString("aId", token.Execution.Value);
            writer.WriteString("wfeId", token.Execution.Value);
            writer.WriteString("cRef", token.CustomerReference);
            writer.WriteString("cId", token.Tenant.Value);
            writer.WriteEndObject();
        }

        using var compressed = new MemoryStream(512);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(json.WrittenSpan);
        }

        return compressed.ToArray();
    }

    /// <summary>Tries every key, always all of them, each comparison in constant time.</summary>
    private static bool IsSigned(byte[] signed, ReadOnlySpan<byte> signature, IReadOnlyList<InstallationSecret> keys)
    {
        var matches = false;
        Span<byte> expected = stackalloc byte[HMACSHA512.HashSizeInBytes];
        foreach (var key in keys)
        {
            HMACSHA512.HashData(key.Secret, signed, expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return matches;
    }

    private static TransactionToken? Parse(byte[] compressed)
    {
        var inflated = new byte[MostInflatedBytes + 1];
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        var length = gzip.ReadAtLeast(inflated, inflated.Length, throwOnEndOfStream: false);
        if (length > MostInflatedBytes)
        {
            return null;
        }

        using var document = JsonDocument.Parse(inflated.AsMemory(0, length));
        var payload = document.RootElement;
        return long.TryParse(Claim(payload, "exAt"), out var milliseconds)
            && milliseconds is > 0 and < MostMilliseconds
            && Guid.TryParse(Claim(payload, "accId"), out var account)
            && Guid.TryParse(Claim(payload, "wfeId"), out var execution)
            && Guid.TryParse(Claim(payload, "cId"), out var tenant)
            ? new TransactionToken(
                new(tenant),
                new(account),
                new(execution),
                DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
                Claim(payload, "cRef") ?? string.Empty)
            : null;
    }

    private static string? Claim(JsonElement payload, string name) =>
        payload.ValueKind == JsonValueKind.Object
        && payload.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
