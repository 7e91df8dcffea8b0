using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bonafide.Core;
using Microsoft.Win32.SafeHandles;

namespace Bonafide.Storage.Blobs;

/// <summary>
/// One file per blob, in 256 folders by the last byte of the id. A blob is written under a temporary name, synced,
/// renamed, and its folder synced: after that, and not before, it survives a power cut.
/// </summary>
public sealed class DiskBlobStore : IBlobStore
{
    private const int BufferBytes = 128 * 1024;
    private const string Temporary = ".part";

    private readonly string _root;

    public DiskBlobStore(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(_root);
        for (var shard = 0; shard < 256; shard++)
        {
            Directory.CreateDirectory(Path.Combine(_root, $"{shard:x2}"));
        }

        SyncFolder(_root);
    }

    public async Task WriteAsync(BlobId id, Stream content, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        var temporary = path + Temporary;
        try
        {
            var file = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: false);
            await using (file.ConfigureAwait(false))
            {
                await content.CopyToAsync(file, BufferBytes, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: false);
            SyncFolder(Path.GetDirectoryName(path)!);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(BlobId id, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes));
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(BlobId id, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(id));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<BlobId> StoredBeforeAsync(
        DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.LastWriteTimeUtc >= before.UtcDateTime)
            {
                continue;
            }

            if (Guid.TryParseExact(file.Name, "N", out var id))
            {
                yield return new BlobId(id);
            }
            else if (file.Name.EndsWith(Temporary, StringComparison.Ordinal))
            {
                // What a crash left of an upload that never happened.
                file.Delete();
            }
        }
    }

    private string PathOf(BlobId id)
    {
        var name = id.Value.ToString("N");
        return Path.Combine(_root, name[^2..], name);
    }

    /// <summary>Makes a rename durable: on Linux the folder itself must be synced.</summary>
    private static void SyncFolder(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var handle = OpenFolder(path);
        if (handle.IsInvalid || Fsync(handle) != 0)
        {
            throw new IOException("A folder of blobs could not be synced.");
        }
    }

    private static SafeFileHandle OpenFolder(string path)
    {
        const int readOnlyFolderCloseOnExec = 0x10000 | 0x80000;
        return Open(path, readOnlyFolderCloseOnExec);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(SafeFileHandle handle);
}
