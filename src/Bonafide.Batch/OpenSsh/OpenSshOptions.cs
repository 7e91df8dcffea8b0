using System.ComponentModel.DataAnnotations;

namespace Bonafide.Batch.OpenSsh;

/// <summary>Where OpenSSH is and what it listens on. Defaults are Debian's paths.</summary>
public sealed record OpenSshOptions
{
    /// <summary>The port for SFTP; 0 picks a free one, for tests.</summary>
    [Range(0, 65535)]
    public int Port { get; init; } = 2022;

    /// <summary>The address to listen on.</summary>
    public string ListenAddress { get; init; } = "0.0.0.0";

    /// <summary>
    /// The folder for configuration, host key, key files and the socket. At most 80 bytes, for the socket.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The relay that <c>native/build-relay</c> builds.</summary>
    public required string Relay { get; init; }

    public string Sshd { get; init; } = "/usr/sbin/sshd";

    public string SshKeygen { get; init; } = "/usr/bin/ssh-keygen";

    /// <summary>Debian's libnss-wrapper; found by the loader under this name.</summary>
    public string NssWrapper { get; init; } = "libnss_wrapper.so";

    /// <summary>
    /// The user that sshd runs as when the server itself runs as root; sshd never does. No entry in the system's
    /// passwd is needed. Default: outside the ranges that Debian gives out.
    /// </summary>
    [Range(1, 65533)]
    public int UnprivilegedUser { get; init; } = 61022;

    /// <summary>
    /// A host key shared by all nodes, as PEM; not set: one is generated in <see cref="Folder"/> at the first start.
    /// </summary>
    public string? HostKey { get; init; }
}
