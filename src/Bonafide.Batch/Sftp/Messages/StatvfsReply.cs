namespace Bonafide.Batch.Sftp.Messages;

/// <summary>The SSH_FXP_EXTENDED_REPLY to statvfs@openssh.com: the quota, told as a file system's size.</summary>
internal readonly record struct StatvfsReply(uint Id, ulong TotalBytes, ulong FreeBytes, ulong Files, ulong FreeFiles)
{
    private const ulong BlockBytes = 4096;

    /// <summary>ST_NOSUID of statvfs(3), which the extension numbers as 2.</summary>
    private const ulong NoSetUid = 2;

    public static StatvfsReply Read(ref SftpReader reader)
    {
        var id = reader.UInt32();
        reader.UInt64();
        var block = reader.UInt64();
        var total = reader.UInt64();
        reader.UInt64();
        var free = reader.UInt64();
        var files = reader.UInt64();
        return new StatvfsReply(id, total * block, free * block, files, reader.UInt64());
    }

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.ExtendedReply);
        writer.UInt32(Id);
        writer.UInt64(BlockBytes);
        writer.UInt64(BlockBytes);
        writer.UInt64(TotalBytes / BlockBytes);
        writer.UInt64(FreeBytes / BlockBytes);
        writer.UInt64(FreeBytes / BlockBytes);
        writer.UInt64(Files);
        writer.UInt64(FreeFiles);
        writer.UInt64(FreeFiles);
        writer.UInt64(0);
        writer.UInt64(NoSetUid);
        writer.UInt64(SftpLimits.NameBytes);
        writer.End();
    }
}
