namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_LSTAT (§6.8): the attributes of a path, links not followed.</summary>
internal readonly ref struct LstatMessage(uint id, ReadOnlySpan<byte> path)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public static LstatMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Lstat);
        writer.UInt32(Id);
        writer.String(Path);
        writer.End();
    }
}
