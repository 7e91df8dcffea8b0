namespace Bonafide.Batch.Sftp;

/// <summary>
/// File attributes (draft-ietf-secsh-filexfer-02 §5). A field is present when its flag is; unknown flags are refused,
/// because the fields behind them could not be told apart.
/// </summary>
internal readonly record struct SftpAttributes(ulong? Size, uint? Permissions, uint? ModifiedAt)
{
    /// <summary>Folder with rwxr-xr-x, and regular file with rw-r--r--, as in stat(2).</summary>
    public const uint FolderMode = 0x41ED;
    public const uint FileMode = 0x81A4;

    private const uint HasSize = 0x1;
    private const uint HasOwner = 0x2;
    private const uint HasPermissions = 0x4;
    private const uint HasTimes = 0x8;
    private const uint HasExtended = 0x80000000;
    private const uint Known = HasSize | HasOwner | HasPermissions | HasTimes | HasExtended;
    private const int ExtendedPairs = 16;
    private const int ExtendedLength = 1024;

    public static SftpAttributes Read(ref SftpReader reader)
    {
        var flags = reader.UInt32();
        if ((flags & ~Known) != 0)
        {
            throw new SftpFormatException("Unknown attribute flags.");
        }

        ulong? size = (flags & HasSize) != 0 ? reader.UInt64() : null;
        if ((flags & HasOwner) != 0)
        {
            reader.UInt64();
        }

        uint? permissions = (flags & HasPermissions) != 0 ? reader.UInt32() : null;
        uint? modified = null;
        if ((flags & HasTimes) != 0)
        {
            reader.UInt32();
            modified = reader.UInt32();
        }

        if ((flags & HasExtended) != 0)
        {
            SkipExtended(ref reader);
        }

        return new SftpAttributes(size, permissions, modified);
    }

    public void Write(SftpWriter writer)
    {
        writer.UInt32((Size is null ? 0 : HasSize) | (Permissions is null ? 0 : HasPermissions)
            | (ModifiedAt is null ? 0 : HasTimes));
        if (Size is { } size)
        {
            writer.UInt64(size);
        }

        if (Permissions is { } permissions)
        {
            writer.UInt32(permissions);
        }

        if (ModifiedAt is { } modified)
        {
            writer.UInt32(modified);
            writer.UInt32(modified);
        }
    }

    private static void SkipExtended(ref SftpReader reader)
    {
        var count = reader.UInt32();
        if (count > ExtendedPairs)
        {
            throw new SftpFormatException("Too many extended attributes.");
        }

        for (var i = 0; i < count; i++)
        {
            reader.String(ExtendedLength);
            reader.String(ExtendedLength);
        }
    }
}
