namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_DATA (§7): bytes of a file.</summary>
internal readonly ref struct DataMessage(uint id, ReadOnlySpan<byte> data)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Data { get; } = data;

    public static DataMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PacketBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Data);
        writer.UInt32(Id);
        writer.String(Data);
        writer.End();
    }
}
