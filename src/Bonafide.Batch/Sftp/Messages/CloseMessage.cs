namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_CLOSE (§6.3): ends a handle; for a written file this publishes it.</summary>
internal readonly ref struct CloseMessage(uint id, ReadOnlySpan<byte> handle)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Handle { get; } = handle;

    public static CloseMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.HandleBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Close);
        writer.UInt32(Id);
        writer.String(Handle);
        writer.End();
    }
}
