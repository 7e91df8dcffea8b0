namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_OPEN (§6.3): opens a file; attributes are read and ignored.</summary>
internal readonly ref struct OpenMessage(uint id, ReadOnlySpan<byte> path, OpenModes modes)
{
    public uint Id { get; } = id;

    public ReadOnlySpan<byte> Path { get; } = path;

    public OpenModes Modes { get; } = modes;

    public static OpenMessage Read(ref SftpReader reader)
    {
        var message = new OpenMessage(reader.UInt32(), reader.String(SftpLimits.PathBytes), (OpenModes)reader.UInt32());
        SftpAttributes.Read(ref reader);
        return message;
    }

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Open);
        writer.UInt32(Id);
        writer.String(Path);
        writer.UInt32((uint)Modes);
        default(SftpAttributes).Write(writer);
        writer.End();
    }
}

/// <summary>The pflags of SSH_FXP_OPEN (§6.3).</summary>
[Flags]
internal enum OpenModes : uint
{
    None = 0,
    Read = 0x1,
    Write = 0x2,
    Append = 0x4,
    Create = 0x8,
    Truncate = 0x10,
    Exclusive = 0x20,
}
