namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_REMOVE (§6.5): removes a file.</summary>
internal readonly ref struct RemoveMessage(uint id, ReadOnlySpan<byte> path)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public static RemoveMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Remove);
        writer.UInt32(Id);
        writer.String(Path);
        writer.End();
    }
}
