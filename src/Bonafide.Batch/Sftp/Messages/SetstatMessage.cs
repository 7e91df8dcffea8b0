namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_SETSTAT (§6.9): changes attributes; tolerated, and only a size has an effect.</summary>
internal readonly ref struct SetstatMessage(uint id, ReadOnlySpan<byte> path, SftpAttributes attributes)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public SftpAttributes Attributes { get; } = attributes;

    public static SetstatMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes), SftpAttributes.Read(ref reader));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Setstat);
        writer.UInt32(Id);
        writer.String(Path);
        Attributes.Write(writer);
        writer.End();
    }
}
