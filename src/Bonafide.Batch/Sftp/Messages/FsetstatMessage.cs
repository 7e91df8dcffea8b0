namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_FSETSTAT (§6.9): changes attributes of an open file; only a size has an effect.</summary>
internal readonly ref struct FsetstatMessage(uint id, ReadOnlySpan<byte> handle, SftpAttributes attributes)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Handle { get; } = handle;

    public SftpAttributes Attributes { get; } = attributes;

    public static FsetstatMessage Read(ref SftpReader reader) =>
        new(reader.UInt32(), reader.String(SftpLimits.HandleBytes), SftpAttributes.Read(ref reader));

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Fsetstat);
        writer.UInt32(Id);
        writer.String(Handle);
        Attributes.Write(writer);
        writer.End();
    }
}
