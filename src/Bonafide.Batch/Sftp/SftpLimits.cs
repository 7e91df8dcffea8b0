using System.ComponentModel.DataAnnotations;

namespace Bonafide.Batch.Sftp;

/// <summary>
/// What one session and one tenant may take. The constants bound fields of the protocol; the properties are settings.
/// </summary>
public sealed record SftpLimits
{
    /// <summary>Bytes of one packet: OpenSSH's own limit (sftp-common.h), which no client exceeds.</summary>
    internal const int PacketBytes = 256 * 1024;

    /// <summary>Bytes of data in one read or write: a packet less room for its other fields.</summary>
    internal const int TransferBytes = PacketBytes - 1024;

    /// <summary>Bytes of a path: enough for eight names of the longest kind.</summary>
    internal const int PathBytes = 2304;

    /// <summary>Bytes of one name: NAME_MAX of Linux, which every client knows.</summary>
    internal const int NameBytes = 255;

    /// <summary>Bytes of a handle that is sent to us; ours have four.</summary>
    internal const int HandleBytes = 16;

    /// <summary>Open handles of one session. Default: what sshfs and rclone use with their largest settings.</summary>
    [Range(1, 1024)]
    public int Handles { get; init; } = 128;

    /// <summary>Folders below each other, the UUID folder counted.</summary>
    [Range(1, 8)]
    public int Depth { get; init; } = 8;

    /// <summary>Bytes of one file. Default: 10,000 rows of images do not fit one zip larger than this anyway.</summary>
    [Range(1, 64L << 30)]
    public long FileBytes { get; init; } = 2L << 30;

    /// <summary>
    /// Bytes of a tenant's home. Default: one full batch of 10,000 rows with three 1 MB images each, and room.
    /// </summary>
    [Range(1, 1L << 44)]
    public long QuotaBytes { get; init; } = 64L << 30;

    /// <summary>Files and folders of a tenant's home. Default: five full batches of four files a row.</summary>
    [Range(1, 5_000_000)]
    public int QuotaEntries { get; init; } = 200_000;

    /// <summary>Sessions of one tenant at the same time.</summary>
    [Range(1, 256)]
    public int Sessions { get; init; } = 16;

    /// <summary>Time without a request after which a session ends.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the key of a running session is looked at again, so that a revoked key ends it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan KeyCheck { get; init; } = TimeSpan.FromSeconds(5);
}
