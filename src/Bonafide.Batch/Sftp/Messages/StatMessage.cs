namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_STAT (§6.8): the attributes of a path.</summary>
internal readonly ref struct StatMessage(uint id, ReadOnlySpan<byte> path)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public static StatMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Stat);
        writer.UInt32(Id);
        writer.String(Path);
        writer.End();
    }
}
