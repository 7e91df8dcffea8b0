namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_MKDIR (§6.6): makes a folder; its attributes are read and ignored.</summary>
internal readonly ref struct MkdirMessage(uint id, ReadOnlySpan<byte> path, SftpAttributes attributes)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public SftpAttributes Attributes { get; } = attributes;

    public static MkdirMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes), SftpAttributes.Read(ref reader));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Mkdir);
        writer.UInt32(Id);
        writer.String(Path);
        Attributes.Write(writer);
        writer.End();
    }
}
