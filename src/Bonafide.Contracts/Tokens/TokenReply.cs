using System.Text.Json.Serialization;

namespace Bonafide.Contracts;

/// <summary>Answer of the token endpoint (RFC 6749 §5.1).</summary>
public sealed record TokenReply(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("token_type")] string TokenType);

/// <summary>A refusal of the token endpoint (RFC 6749 §5.2).</summary>
public sealed record TokenErrorReply(
    string Error, [property: JsonPropertyName("error_description")] string? ErrorDescription);

/// <summary>The public keys of bearer tokens (RFC 7517 §5).</summary>
public sealed record JsonWebKeySetReply(IReadOnlyList<JsonWebKeyReply> Keys);

public sealed record JsonWebKeyReply(string Kty, string Use, string Alg, string Kid, string N, string E);
