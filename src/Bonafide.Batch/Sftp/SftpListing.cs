using System.Globalization;
using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp.Messages;

namespace Bonafide.Batch.Sftp;

/// <summary>Turns entries into the attributes and the lines of a listing.</summary>
internal static class SftpListing
{
    public static SftpAttributes Attributes(HomeEntry entry) => new(
        (ulong)entry.Size,
        entry.IsFolder ? SftpAttributes.FolderMode : SftpAttributes.FileMode,
        Seconds(entry.ModifiedAt));

    public static NameMessage.Entry Entry(HomeEntry entry) => new(entry.Name, Line(entry), Attributes(entry));

    public static uint Seconds(DateTimeOffset instant) =>
        (uint)Math.Clamp(instant.ToUnixTimeSeconds(), 0, uint.MaxValue);

    /// <summary>The form that draft-ietf-secsh-filexfer-02 §7 recommends and that some clients parse.</summary>
    private static string Line(HomeEntry entry) => string.Create(CultureInfo.InvariantCulture,
        $"{(entry.IsFolder ? "drwxr-xr-x" : "-rw-r--r--")}   1 batch    batch    {entry.Size,12} "
        + $"{entry.ModifiedAt:MMM dd HH:mm} {entry.Name}");
}
