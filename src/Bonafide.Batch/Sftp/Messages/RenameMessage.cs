namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_RENAME (§6.5): renames; in version 3 the new name must not exist.</summary>
internal readonly ref struct RenameMessage(uint id, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> From { get; } = from;

    public ReadOnlySpan<byte> To { get; } = to;

    public static RenameMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Rename);
        writer.UInt32(Id);
        writer.String(From);
        writer.String(To);
        writer.End();
    }
}
