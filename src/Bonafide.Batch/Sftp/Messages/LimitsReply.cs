namespace Bonafide.Batch.Sftp.Messages;

/// <summary>
/// The SSH_FXP_EXTENDED_REPLY to limits@openssh.com: what one packet, read, write and session may hold.
/// </summary>
internal readonly record struct LimitsReply(uint Id, ulong Packet, ulong ReadLength, ulong WriteLength, ulong Handles)
{
    public static LimitsReply Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.UInt64(), reader.UInt64(), reader.UInt64(), reader.UInt64());

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.ExtendedReply);
        writer.UInt32(Id);
        writer.UInt64(Packet);
        writer.UInt64(ReadLength);
        writer.UInt64(WriteLength);
        writer.UInt64(Handles);
        writer.End();
    }
}
