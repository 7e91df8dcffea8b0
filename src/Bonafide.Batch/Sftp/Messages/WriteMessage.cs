namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_WRITE (§6.4): bytes at an offset. Clients send many before the first is answered.</summary>
internal readonly ref struct WriteMessage(uint id, ReadOnlySpan<byte> handle, ulong offset, ReadOnlySpan<byte> data)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Handle { get; } = handle;

    public ulong Offset { get; } = offset;

    public ReadOnlySpan<byte> Data { get; } = data;

    public static WriteMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.HandleBytes), reader.UInt64(),
            reader.String(SftpLimits.PacketBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Write);
        writer.UInt32(Id);
        writer.String(Handle);
        writer.UInt64(Offset);
        writer.String(Data);
        writer.End();
    }
}
