namespace Bonafide.Batch.Keys;

/// <summary>A pair that is shown once.</summary>
/// <param name="KeyId">Our id of the public half.</param>
/// <param name="PrivateKey">PEM text: OPENSSH PRIVATE KEY for Ed25519, RSA PRIVATE KEY (PKCS #1) for RSA.</param>
/// <param name="PublicKey">The line for authorized_keys.</param>
/// <param name="ExpiresAt">From then on OpenSSH refuses it.</param>
internal sealed record SshKeyPair(Guid KeyId, string PrivateKey, string PublicKey, DateTimeOffset ExpiresAt);

/// <summary>Kinds of keys that are generated.</summary>
internal enum SshKeyKind
{
    /// <summary>Short, and known to every client since 2014.</summary>
    Ed25519,

    /// <summary>RSA with 3,072 bits in PEM, for clients that want a *.pem.</summary>
    Rsa3072,
}
