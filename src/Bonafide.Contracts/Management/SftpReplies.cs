namespace Bonafide.Contracts;

/// <summary>Where and as whom a tenant uploads by SFTP.</summary>
/// <param name="User">The merchant GUID.</param>
/// <param name="Url">All of it: <c>sftp://USER@HOST:PORT</c>.</param>
/// <param name="HostKey">The server's public key, as in known_hosts: type and base64.</param>
public sealed record SftpReply(string Host, int Port, Guid User, string Url, string HostKey);

/// <param name="Type"><c>ed25519</c>, which is the default, or <c>rsa</c> (3072 bits, PEM).</param>
public sealed record SshKeyRequest(string? Type);

/// <summary>A new pair, shown this once.</summary>
/// <param name="PrivateKey">PEM text for the client's key file.</param>
/// <param name="PublicKey">Type and base64.</param>
public sealed record SshKeyPairReply(Guid Id, string PrivateKey, string PublicKey, DateTimeOffset ExpiresAt);

/// <param name="Live">Whether it opens the tenant's home now.</param>
public sealed record SshKeyReply(
    Guid Id, string PublicKey, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt,
    bool Live);

/// <summary>The tenant's keys, newest first.</summary>
public sealed record SshKeyListReply(IReadOnlyList<SshKeyReply> Keys);
