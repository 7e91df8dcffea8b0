namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_VERSION (§4): our version and the extensions that we answer, as name and version pairs.</summary>
internal sealed record VersionMessage(uint Version, IReadOnlyDictionary<string, string> Extensions)
{
    private const int PairLimit = 64;
    private const int NameLimit = 256;

    /// <summary>Version 3 with the extensions of OpenSSH's PROTOCOL file §4 that clients use for uploads.</summary>
    public static VersionMessage Ours { get; } = new(3, new Dictionary<string, string>
    {
        [ExtendedMessage.PosixRename] = "1",
        [ExtendedMessage.Statvfs] = "2",
        [ExtendedMessage.Fsync] = "1",
        [ExtendedMessage.Limits] = "1",
    });

    public static VersionMessage Read(ref SftpReader reader)
    {
        var version = reader.UInt32();
        var extensions = new Dictionary<string, string>();
        while (reader.Remaining > 0 && extensions.Count < PairLimit)
        {
            var name = System.Text.Encoding.UTF8.GetString(reader.String(NameLimit));
            extensions[name] = System.Text.Encoding.UTF8.GetString(reader.String(NameLimit));
        }

        return new VersionMessage(version, extensions);
    }

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Version);
        writer.UInt32(Version);
        foreach (var (name, version) in Extensions)
        {
            writer.String(name);
            writer.String(version);
        }

        writer.End();
    }
}
