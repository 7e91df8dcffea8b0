using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bonafide.Engine.Tokens;

/// <summary>Who a bearer token was given to.</summary>
public sealed record AccessToken(TenantId Tenant, string ClientId, DateTimeOffset ExpiresAt);

/// <summary>
/// Bearer tokens of OAuth2 clients (contract 01 §2): JWT signed with RS256. They carry who, not what is allowed: that
/// is
/// read from the client's row at each request, so that a revocation counts at once.
/// </summary>
public sealed class AccessTokens(SigningSecrets secrets, AccessTokenOptions options, IIds ids, TimeProvider time)
{
    /// <summary>60 minutes (contract 01 §2).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private const int MostCharacters = 4_096;

    /// <summary>Verified tokens are remembered by hash, so that a busy client costs one RSA check an hour.</summary>
    private const int MostRemembered = 20_000;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly ConcurrentDictionary<string, AccessToken> _verified = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, RsaSecurityKey> _keys = new();

    public async Task<string> IssueAsync(ClientRow client, CancellationToken cancellationToken)
    {
        var current = (await secrets.OfKindAsync(SecretKinds.AccessToken, cancellationToken).ConfigureAwait(false))[0];
        var now = time.GetUtcNow();
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = now.Add(Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = client.ClientId,
                ["tenant"] = client.Tenant.ToString(),
                ["scope"] = string.Join(' ', client.Permissions.Wire()),
                ["jti"] = ids.New().ToString(),
            },
            SigningCredentials = new SigningCredentials(KeyOf(current), SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>Reads a token; null when it is not ours, was changed, or has run out.</summary>
    public async ValueTask<AccessToken?> ReadAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > MostCharacters)
        {
            return null;
        }

        var mark = Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        if (!_verified.TryGetValue(mark, out var token))
        {
            token = await VerifyAsync(text, cancellationToken).ConfigureAwait(false);
            if (token is null)
            {
                return null;
            }

            Remember(mark, token);
        }

        return token.ExpiresAt > time.GetUtcNow() ? token : null;
    }

    /// <summary>The public keys, for whoever wants to verify our tokens (RFC 7517).</summary>
    public async Task<JsonWebKeySetReply> PublicKeysAsync(CancellationToken cancellationToken)
    {
        var set = await secrets.OfKindAsync(SecretKinds.AccessToken, cancellationToken).ConfigureAwait(false);
        return new([.. set.Select(secret =>
        {
            var parameters = KeyOf(secret).Rsa.ExportParameters(includePrivateParameters: false);
            return new JsonWebKeyReply(
                "RSA",
                "sig",
                "RS256",
                secret.Id.ToString(),
                Base64Url.EncodeToString(parameters.Modulus),
                Base64Url.EncodeToString(parameters.Exponent));
        })]);
    }

    private async Task<AccessToken?> VerifyAsync(string text, CancellationToken cancellationToken)
    {
        var set = await secrets.OfKindAsync(SecretKinds.AccessToken, cancellationToken).ConfigureAwait(false);
        var result = await _handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = options.Issuer,
            ValidateAudience = false,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKeys = set.Select(KeyOf),
            RequireExpirationTime = true,
            LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime,
        }).ConfigureAwait(false);
        return result is { IsValid: true, SecurityToken: JsonWebToken token }
            && Guid.TryParse(token.TryGetPayloadValue<string>("tenant", out var tenant) ? tenant : null, out var id)
            ? new AccessToken(new(id), token.Subject, new DateTimeOffset(token.ValidTo, TimeSpan.Zero))
            : null;
    }

    private void Remember(string mark, AccessToken token)
    {
        if (_verified.Count >= MostRemembered)
        {
            _verified.Clear();
        }

        _verified[mark] = token;
    }

    private RsaSecurityKey KeyOf(InstallationSecret secret) => _keys.GetOrAdd(secret.Id, _ =>
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(secret.Secret, out var _);
        return new RsaSecurityKey(rsa) { KeyId = secret.Id.ToString() };
    });
}

/// <param name="Issuer">The <c>iss</c> of our bearer tokens: the base URL of the token endpoint.</param>
public sealed record AccessTokenOptions(string Issuer);
