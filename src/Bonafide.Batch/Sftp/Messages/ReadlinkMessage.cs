namespace Bonafide.Batch.Sftp.Messages;

/// <summary>
/// SSH_FXP_READLINK (§6.10): the target of a link; answered as unsupported, since no home holds links.
/// </summary>
internal readonly ref struct ReadlinkMessage(uint id, ReadOnlySpan<byte> path)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public static ReadlinkMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Readlink);
        writer.UInt32(Id);
        writer.String(Path);
        writer.End();
    }
}
