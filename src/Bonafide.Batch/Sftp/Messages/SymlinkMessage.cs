namespace Bonafide.Batch.Sftp.Messages;

/// <summary>
/// SSH_FXP_SYMLINK (§6.10): makes a link; answered as unsupported, since a link could lead out of a home.
/// </summary>
internal readonly ref struct SymlinkMessage(uint id, ReadOnlySpan<byte> link, ReadOnlySpan<byte> target)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Link { get; } = link;

    public ReadOnlySpan<byte> Target { get; } = target;

    public static SymlinkMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.PathBytes), reader.String(SftpLimits.PathBytes));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Symlink);
        writer.UInt32(Id);
        writer.String(Link);
        writer.String(Target);
        writer.End();
    }
}
