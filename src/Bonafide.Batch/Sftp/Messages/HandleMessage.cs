namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_HANDLE (§7): a handle, which is four bytes here.</summary>
internal readonly record struct HandleMessage(uint Id, uint Handle)
{
    public static HandleMessage Read(ref SftpReader reader)
    {
        var id = reader.UInt32();
        var bytes = reader.String(SftpLimits.HandleBytes);
        return new HandleMessage(id, new SftpReader(bytes).UInt32());
    }

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Handle);
        writer.UInt32(Id);
        writer.UInt32(4);
        writer.UInt32(Handle);
        writer.End();
    }
}
