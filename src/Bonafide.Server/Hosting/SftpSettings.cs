using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Batch.OpenSsh;
using Bonafide.Batch.Sftp;
using Microsoft.Extensions.Configuration;

namespace Bonafide.Server.Hosting;

/// <summary>
/// Uploads by SFTP: section <c>Sftp</c> of <c>bonafide.json</c>, the environment (<c>BONAFIDE_Sftp__Port</c>) and the
/// options of <c>bonafide serve</c>.
/// </summary>
internal sealed record SftpSettings
{
    public const string Section = "Sftp";
    public const int UsualPort = 2022;

    /// <summary>Whether sshd is started. Not set: with a sandbox only.</summary>
    public bool? Enabled { get; init; }

    /// <summary>0 to 65,535; 0 takes a free one.</summary>
    [Range(0, 65_535)]
    public int Port { get; init; } = UsualPort;

    /// <summary>The address to listen on. Not set: the API's.</summary>
    public string? ListenAddress { get; init; }

    /// <summary>The host that uploaders are told. Not set: the public origin's, else the address listened on.</summary>
    public string? PublicHost { get; init; }

    /// <summary>Configuration and socket of sshd. Not set: <c>sftp</c> in the data folder, for root in /run.</summary>
    public string? Folder { get; init; }

    /// <summary>The host key, made at the first start. Not set: <c>ssh_host_ed25519</c> in the data folder.</summary>
    public string? HostKeyFile { get; init; }

    /// <summary>The relay that set-up builds. Not set: where it builds it.</summary>
    public string? Relay { get; init; }

    /// <summary>The user that sshd runs as when the server runs as root.</summary>
    [Range(1, 65_533)]
    public int UnprivilegedUser { get; init; } = 61022;

    /// <summary>What one session and one tenant may take.</summary>
    public SftpLimits Limits { get; init; } = new();

    public static SftpSettings Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<SftpSettings>() ?? new();

    /// <summary>What is wrong beyond the ranges of single settings, a sentence each.</summary>
    public IEnumerable<string> Problems(ServerOptions server)
    {
        if (!IPAddress.TryParse(ListenAddress ?? server.Host, out _))
        {
            yield return "Sftp:ListenAddress must be an IP address.";
        }

        if (Enabled == true && For(".", server) is { } on)
        {
            foreach (var (name, path) in new[] { ("the relay", on.Relay), ("sshd", on.Sshd) })
            {
                if (!File.Exists(path))
                {
                    yield return $"Sftp needs {name}, which is missing; ./run installs and builds it.";
                }
            }
        }
    }

    /// <summary>How sshd is run; null where it is off.</summary>
    public OpenSshOptions? For(string dataFolder, ServerOptions server) => Enabled != true ? null : new()
    {
        Port = Port,
        ListenAddress = ListenAddress ?? server.Host,
        PublicHost = PublicHost ?? (server.Origin is { } origin ? new Uri(origin).Host : Reachable(server)),
        Folder = Folder ?? Place(Path.GetFullPath(dataFolder)),
        HostKeyFile = HostKeyFile ?? Path.GetFullPath(Path.Combine(dataFolder, "ssh_host_ed25519")),
        Relay = Relay ?? Path.Combine(Packs.Folder, "bin", "sftp-relay"),
        UnprivilegedUser = UnprivilegedUser,
    };

    private string Reachable(ServerOptions server) =>
        (ListenAddress ?? server.Host) is var address && address is "0.0.0.0" or "::" ? "127.0.0.1" : address;

    /// <summary>
    /// Root's sshd runs as another user, which must not get through the data folder; /run is there for such files.
    /// </summary>
    private static string Place(string dataFolder)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return Path.Combine(dataFolder, "sftp");
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataFolder)))[..12];
        return Path.Combine("/run/bonafide", name);
    }
}
