namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_READDIR (§6.7): the next names of a folder.</summary>
internal readonly ref struct ReaddirMessage(uint id, ReadOnlySpan<byte> handle)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Handle { get; } = handle;

    public static ReaddirMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.HandleBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Readdir);
        writer.UInt32(Id);
        writer.String(Handle);
        writer.End();
    }
}
