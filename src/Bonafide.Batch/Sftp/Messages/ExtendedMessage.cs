namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_EXTENDED (§8): a request by name, with fields that only the name explains.</summary>
internal readonly ref struct ExtendedMessage(uint id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
{
    public const string PosixRename = "posix-rename@openssh.com";
    public const string Fsync = "fsync@openssh.com";
    public const string Statvfs = "statvfs@openssh.com";
    public const string Limits = "limits@openssh.com";
    private const int NameBytes = 64;

    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>The fields behind the name.</summary>
    public ReadOnlySpan<byte> Body { get; } = body;

    public static ExtendedMessage Read(ReadOnlySpan<byte> packet)
    {
        var reader = new SftpReader(packet);
        var id = reader.UInt32();
        var name = reader.String(NameBytes);
        return new ExtendedMessage(id, name, packet[^reader.Remaining..]);
    }

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Extended);
        writer.UInt32(Id);
        writer.String(Name);
        Body.CopyTo(writer.Reserve(Body.Length));
        writer.End();
    }
}
