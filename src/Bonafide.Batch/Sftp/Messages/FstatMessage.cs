namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_FSTAT (§6.8): the attributes of an open file.</summary>
internal readonly ref struct FstatMessage(uint id, ReadOnlySpan<byte> handle)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Handle { get; } = handle;

    public static FstatMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.HandleBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Fstat);
        writer.UInt32(Id);
        writer.String(Handle);
        writer.End();
    }
}
