namespace Bonafide.Batch.Sftp.Messages;

/// <summary>
/// SSH_FXP_INIT (§4): the client's version. Its extension pairs are bounded by the packet and ignored.
/// </summary>
internal readonly record struct InitMessage(uint Version)
{
    public static InitMessage Read(ref SftpReader reader) => new(reader.UInt32());

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Init);
        writer.UInt32(Version);
        writer.End();
    }
}
