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
    /// The folder for configuration, key files and the socket, written anew at each start. At most 97 bytes, for the
    /// socket; its parents must let <see cref="UnprivilegedUser"/> through when the server runs as root.
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
    /// Where the host key is kept, as PEM; generated there at the first start. Nodes behind one name share its content.
    /// </summary>
    public required string HostKeyFile { get; init; }

    /// <summary>The host that uploaders are told; not set: <see cref="ListenAddress"/>.</summary>
    public string? PublicHost { get; init; }
}
