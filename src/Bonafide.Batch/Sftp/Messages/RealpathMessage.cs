namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_REALPATH (§6.11): the canonical form of a path.</summary>
internal readonly ref struct RealpathMessage(uint id, ReadOnlySpan<byte> path)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public static RealpathMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Realpath);
        writer.UInt32(Id);
        writer.String(Path);
        writer.End();
    }
}
