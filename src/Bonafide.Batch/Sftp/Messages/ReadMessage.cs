namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_READ (§6.4): asks for up to <see cref="Count"/> bytes from <see cref="Offset"/>.</summary>
internal readonly ref struct ReadMessage(uint id, ReadOnlySpan<byte> handle, ulong offset, uint count)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Handle { get; } = handle;

    public ulong Offset { get; } = offset;

    public uint Count { get; } = count;

    public static ReadMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.HandleBytes), reader.UInt64(), reader.UInt32());

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Read);
        writer.UInt32(Id);
        writer.String(Handle);
        writer.UInt64(Offset);
        writer.UInt32(Count);
        writer.End();
    }
}
