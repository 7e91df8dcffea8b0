namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_ATTRS (§7): the attributes of one file.</summary>
internal readonly record struct AttrsMessage(uint Id, SftpAttributes Attributes)
{
    public static AttrsMessage Read(ref SftpReader reader) => new(reader.UInt32(), SftpAttributes.Read(ref reader));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Attrs);
        writer.UInt32(Id);
        Attributes.Write(writer);
        writer.End();
    }
}
