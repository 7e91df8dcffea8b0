namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_OPENDIR (§6.7): a handle that lists a folder.</summary>
internal readonly ref struct OpendirMessage(uint id, ReadOnlySpan<byte> path)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public static OpendirMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Opendir);
        writer.UInt32(Id);
        writer.String(Path);
        writer.End();
    }
}
