using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Core.FaceMaps;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.FaceMaps;

/// <summary>
/// Signs challenges and reads them back (contract/facemap.md §2): a payload of fixed places and an HMAC-SHA512 over
/// it, each in base64url. Clients take the text as it is.
/// </summary>
public sealed class FaceChallengeTokens(SigningSecrets secrets)
{
    private const int MostCharacters = 1_024;
    private const int StepsAt = 73;
    private const int PayloadBytes = StepsAt + FaceChallenge.StepCount;
    private static readonly string[] Channels = ["WEB", "SDK"];

    public async ValueTask<string> SignAsync(FaceChallenge challenge, CancellationToken cancellationToken)
    {
        var keys = await secrets.OfKindAsync(SecretKinds.FaceChallenge, cancellationToken).ConfigureAwait(false);
        return Sign(challenge, keys[0].Secret);
    }

    /// <summary>What the text says; null when it was not signed here. Whether it still counts is another
    /// question.</summary>
    public async ValueTask<FaceChallenge?> ReadAsync(string text, CancellationToken cancellationToken)
    {
        var keys = await secrets.OfKindAsync(SecretKinds.FaceChallenge, cancellationToken).ConfigureAwait(false);
        return Read(text, keys);
    }

    internal static string Sign(FaceChallenge challenge, byte[] key)
    {
        var payload = new byte[PayloadBytes];
        challenge.Id.TryWriteBytes(payload);
        challenge.Account.Value.TryWriteBytes(payload.AsSpan(16));
        challenge.Execution.Value.TryWriteBytes(payload.AsSpan(32));
        challenge.Credential.Value.TryWriteBytes(payload.AsSpan(48));
        BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(64), challenge.IssuedAt.ToUnixTimeMilliseconds());
        payload[72] = (byte)Array.IndexOf(Channels, challenge.Channel);
        for (var i = 0; i < challenge.Steps.Count; i++)
        {
            payload[StepsAt + i] = (byte)challenge.Steps[i];
        }

        return $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(HMACSHA512.HashData(key, payload))}";
    }

    internal static FaceChallenge? Read(string text, IReadOnlyList<InstallationSecret> keys)
    {
        var parts = text.Length <= MostCharacters ? text.Split('.') : [];
        return parts.Length == 2
            && Bytes(parts[0], PayloadBytes) is { } payload
            && Bytes(parts[1], HMACSHA512.HashSizeInBytes) is { } signature
            && IsSigned(payload, signature, keys)
                ? Parse(payload)
                : null;
    }

    private static byte[]? Bytes(string text, int length)
    {
        var bytes = new byte[length];
        return text.Length == Base64Url.GetEncodedLength(length)
            && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == length
                ? bytes
                : null;
    }

    /// <summary>Tries every key, always all of them, each comparison in constant time.</summary>
    private static bool IsSigned(byte[] payload, byte[] signature, IReadOnlyList<InstallationSecret> keys)
    {
        var matches = false;
        foreach (var key in keys)
        {
            matches |= CryptographicOperations.FixedTimeEquals(HMACSHA512.HashData(key.Secret, payload), signature);
        }

        return matches;
    }

    private static FaceChallenge? Parse(byte[] payload)
    {
        var steps = payload[StepsAt..].Select(step => (ChallengeAction)step).ToList();
        return payload[72] < Channels.Length && FaceChallenge.CouldBeDrawn(steps)
            ? new(
                Guid(payload, 0),
                new(Guid(payload, 16)),
                new(Guid(payload, 32)),
                new(Guid(payload, 48)),
                Channels[payload[72]],
                DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(64))),
                steps)
            : null;
    }

    private static Guid Guid(byte[] payload, int at) => new(payload.AsSpan(at, 16));
}
