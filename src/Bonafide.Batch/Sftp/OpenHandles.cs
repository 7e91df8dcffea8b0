using Bonafide.Batch.Home;
using Microsoft.Win32.SafeHandles;

namespace Bonafide.Batch.Sftp;

/// <summary>One open file or listing.</summary>
internal abstract class OpenHandle;

internal sealed class ReadHandle(SafeFileHandle file, long size, DateTimeOffset modifiedAt) : OpenHandle
{
    public SafeFileHandle File { get; } = file;

    public long Size { get; } = size;

    public DateTimeOffset ModifiedAt { get; } = modifiedAt;
}

internal sealed class WriteHandle(WritingFile file, bool append) : OpenHandle
{
    public WritingFile File { get; } = file;

    /// <summary>SSH_FXF_APPEND: offsets are ignored and bytes go to the end (§6.3).</summary>
    public bool Append { get; } = append;
}

internal sealed class ListHandle(IReadOnlyList<HomeEntry> entries) : OpenHandle
{
    public IReadOnlyList<HomeEntry> Entries { get; } = entries;

    public int Next { get; set; }
}

/// <summary>
/// The handles of one session. Numbers are never used twice, so a handle that a client kept too long finds nothing.
/// </summary>
internal sealed class OpenHandles(int limit)
{
    private readonly Dictionary<uint, OpenHandle> _open = [];
    private uint _next;

    public bool IsFull => _open.Count >= limit;

    public uint Add(OpenHandle handle)
    {
        _open[++_next] = handle;
        return _next;
    }

    public OpenHandle? Find(ReadOnlySpan<byte> handle) =>
        handle.Length == 4 ? _open.GetValueOrDefault(new SftpReader(handle).UInt32()) : null;

    public OpenHandle? Take(ReadOnlySpan<byte> handle) =>
        handle.Length == 4 && _open.Remove(new SftpReader(handle).UInt32(), out var taken) ? taken : null;

    public IReadOnlyList<OpenHandle> TakeAll()
    {
        OpenHandle[] taken = [.. _open.Values];
        _open.Clear();
        return taken;
    }
}
