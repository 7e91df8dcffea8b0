namespace Bonafide.Batch.OpenSsh;

/// <summary>The text of sshd_config(5): public keys, SFTP, and nothing else.</summary>
internal static class OpenSshConfiguration
{
    /// <summary>Must be what the relay expects as the original command.</summary>
    private const string Subsystem = "bonafide-sftp";

    public static string Text(OpenSshFolder folder, string address, int port) => $"""
        ListenAddress {(address.Contains(':') ? $"[{address}]" : address)}:{port}
        HostKey "{folder.HostKey}"
        PidFile none
        AuthorizedKeysFile "{folder.Keys}/%u"
        StrictModes no
        UsePAM no
        UseDNS no
        AuthenticationMethods publickey
        PubkeyAuthentication yes
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        HostbasedAuthentication no
        PermitRootLogin no
        AllowTcpForwarding no
        AllowStreamLocalForwarding no
        AllowAgentForwarding no
        X11Forwarding no
        PermitTunnel no
        PermitTTY no
        PermitUserRC no
        PermitUserEnvironment no
        PrintMotd no
        LoginGraceTime 30
        MaxAuthTries 6
        MaxSessions 10
        MaxStartups 50:30:200
        ClientAliveInterval 30
        ClientAliveCountMax 4
        LogLevel INFO
        Subsystem sftp {Subsystem}

        """;
}
