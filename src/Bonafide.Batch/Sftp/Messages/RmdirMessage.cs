namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_RMDIR (§6.6): removes an empty folder.</summary>
internal readonly ref struct RmdirMessage(uint id, ReadOnlySpan<byte> path)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public static RmdirMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Rmdir);
        writer.UInt32(Id);
        writer.String(Path);
        writer.End();
    }
}
