using Bonafide.Batch.Sftp;
using Bonafide.Core;
using Microsoft.Win32.SafeHandles;

namespace Bonafide.Batch.Home;

/// <summary>
/// The virtual file system of one tenant: UUID folders at the root, files published whole when they are closed,
/// a folder frozen once its DONE is closed. Shared by all sessions of the tenant.
/// </summary>
internal sealed class TenantHome(
    TenantId tenant, HomeTree tree, HomeJournal journal, HomeServices services, SftpLimits limits)
{
    public const string Done = "DONE";
    public const string Validate = "VALIDATE";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WritingFile> _writing = new(StringComparer.Ordinal);
    private long _writingBytes;

    public TenantId Tenant { get; } = tenant;

    public (long Bytes, int Entries) Used
    {
        get
        {
            lock (_lock)
            {
                return (tree.Bytes + _writingBytes, tree.Entries);
            }
        }
    }

    /// <summary>A file being written shows its size to whoever asks by name, since clients ask after opening.</summary>
    public HomeResult Stat(HomePath path, out HomeEntry entry)
    {
        lock (_lock)
        {
            if (tree.Find(path) is { } node)
            {
                entry = HomeTree.Show(path.Name, node);
                return HomeResult.Ok;
            }

            if (_writing.TryGetValue(path.ToString(), out var file))
            {
                entry = new HomeEntry(path.Name, false, file.Size, services.Time.GetUtcNow());
                return HomeResult.Ok;
            }
        }

        entry = new HomeEntry(path.Name, false, 0, default);
        return HomeResult.NoSuchFile;
    }

    public HomeResult List(HomePath path, out IReadOnlyList<HomeEntry> entries)
    {
        lock (_lock)
        {
            return tree.List(path, out entries);
        }
    }

    public HomeResult MakeFolder(HomePath path) =>
        Change(t => t.MakeFolder(path, services.Time.GetUtcNow(), limits));

    public HomeResult RemoveFolder(HomePath path) => Change(t => t.RemoveFolder(path));

    public HomeResult RemoveFile(HomePath path) => Change(t => t.RemoveFile(path));

    /// <summary>Renames; a temporary name that becomes a marker counts as that marker's close.</summary>
    public async ValueTask<HomeResult> RenameAsync(HomePath from, HomePath to, bool replace, CancellationToken cancel)
    {
        var result = Change(t => t.Rename(from, to, replace, limits));
        return result == HomeResult.Ok ? await MarkerAsync(to, cancel) : result;
    }

    public HomeResult OpenRead(HomePath path, out SafeFileHandle? file, out long size)
    {
        file = null;
        size = 0;
        lock (_lock)
        {
            switch (tree.Find(path))
            {
                case null:
                    return HomeResult.NoSuchFile;
                case HomeFile found:
                    size = found.Size;
                    return OpenContent(() => services.Spool.OpenRead(found.Content), out file);
                default:
                    return HomeResult.IsAFolder;
            }
        }
    }

    /// <summary>Opens for writing: a new file, or a copy of the published one that replaces it at close.</summary>
    public HomeResult OpenWrite(HomePath path, bool create, bool truncate, bool exclusive, out WritingFile? writing)
    {
        writing = null;
        lock (_lock)
        {
            var result = tree.MayWrite(path, create, exclusive, limits, out var existing);
            var repeated = result == HomeResult.Frozen && path.IsMarker(Done);
            if (result != HomeResult.Ok && !repeated)
            {
                return result;
            }

            var keep = !truncate && existing is { Size: > 0 } ? existing : null;
            if (keep is not null && !HasRoom(keep.Size))
            {
                return HomeResult.QuotaReached;
            }

            var content = services.Ids.New();
            result = OpenContent(
                () => keep is null ? services.Spool.Create(content) : services.Spool.CreateFrom(keep.Content, content),
                out var file);
            if (file is null)
            {
                return result;
            }

            writing = new WritingFile(path, content, file, exclusive)
            {
                WithoutEffect = repeated,
                Size = keep?.Size ?? 0,
            };
            _writingBytes += writing.Size;
            _writing[path.ToString()] = writing;
            return HomeResult.Ok;
        }
    }

    /// <summary>Bytes at an offset, in any order; the gap before them reads as zeros until it is filled.</summary>
    public HomeResult Write(WritingFile file, ulong offset, ReadOnlySpan<byte> data)
    {
        if (offset > (ulong)limits.FileBytes || (long)offset + data.Length > limits.FileBytes)
        {
            file.Broken = true;
            return HomeResult.FileTooLarge;
        }

        var end = (long)offset + data.Length;
        if (!Grow(file, end))
        {
            file.Broken = true;
            return HomeResult.QuotaReached;
        }

        try
        {
            RandomAccess.Write(file.File, data, (long)offset);
            return HomeResult.Ok;
        }
        catch (IOException)
        {
            file.Broken = true;
            return HomeResult.StorageFailed;
        }
    }

    public HomeResult SetLength(WritingFile file, ulong length)
    {
        if (length > (ulong)limits.FileBytes || !Grow(file, (long)length))
        {
            return HomeResult.FileTooLarge;
        }

        try
        {
            RandomAccess.SetLength(file.File, (long)length);
        }
        catch (IOException)
        {
            file.Broken = true;
            return HomeResult.StorageFailed;
        }

        lock (_lock)
        {
            _writingBytes -= file.Size - (long)length;
            file.Size = (long)length;
        }

        return HomeResult.Ok;
    }

    /// <summary>Closes a written file: from here on everybody sees it, whole.</summary>
    public async ValueTask<HomeResult> PublishAsync(WritingFile file, CancellationToken cancel)
    {
        if (file.Broken || file.WithoutEffect)
        {
            Discard(file);
            return file.Broken ? HomeResult.StorageFailed : await RepeatAsync(file.Path.Parent, cancel);
        }

        var result = Change(t => t.Put(
            file.Path, new HomeFile(services.Time.GetUtcNow(), file.Content, file.Size), file.Exclusive, limits));
        Forget(file);
        if (result != HomeResult.Ok)
        {
            services.Spool.Delete(file.Content);
            return result;
        }

        return await MarkerAsync(file.Path, cancel);
    }

    /// <summary>Drops a file whose session ended before its close.</summary>
    public void Discard(WritingFile file)
    {
        Forget(file);
        services.Spool.Delete(file.Content);
    }

    /// <summary>The files of a UUID folder as they are now; null when there is no such folder.</summary>
    public UploadedFolder? Folder(Guid id)
    {
        var path = HomePath.Root.Child(id.ToString());
        return Stat(path, out var entry) == HomeResult.Ok && entry.IsFolder ? Describe(path) : null;
    }

    /// <summary>Removes a batch's folder, which is durable when this returns.</summary>
    public async ValueTask RemoveBatchAsync(Guid id, CancellationToken cancel)
    {
        Change(t => t.RemoveBatch(HomePath.Root.Child(id.ToString())));
        await journal.FlushAsync(cancel);
    }

    private void Forget(WritingFile file)
    {
        file.File.Dispose();
        lock (_lock)
        {
            _writingBytes -= file.Size;
            if (_writing.TryGetValue(file.Path.ToString(), out var current) && current == file)
            {
                _writing.Remove(file.Path.ToString());
            }
        }
    }

    private async ValueTask<HomeResult> MarkerAsync(HomePath path, CancellationToken cancel)
    {
        if (path.IsMarker(Done))
        {
            return await SubmitAsync(path.Parent, cancel);
        }

        if (path.IsMarker(Validate))
        {
            await services.Inbox.DryRunAsync(Describe(path.Parent), cancel);
        }

        return HomeResult.Ok;
    }

    /// <summary>
    /// Freezes first, so that what is made durable is what the batch will read; a failure thaws the folder and takes
    /// DONE back, so that the client's next try begins anew.
    /// </summary>
    private async ValueTask<HomeResult> SubmitAsync(HomePath folder, CancellationToken cancel)
    {
        Change(t => t.SetFrozen(folder, true));
        try
        {
            var uploaded = Describe(folder);
            await Task.Run(() => services.Spool.Sync([.. uploaded.Files.Select(f => f.Content)]), cancel);
            await journal.FlushAsync(cancel);
            await services.Inbox.SubmitAsync(uploaded, cancel);
            return HomeResult.Ok;
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            Change(t => t.SetFrozen(folder, false));
            Change(t => t.RemoveFile(folder.Child(Done)));
            return HomeResult.StorageFailed;
        }
    }

    /// <summary>
    /// DONE again: nothing new, unless a crash came between the freeze and the batch, which then is made now.
    /// </summary>
    private async ValueTask<HomeResult> RepeatAsync(HomePath folder, CancellationToken cancel)
    {
        try
        {
            await services.Inbox.SubmitAsync(Describe(folder), cancel);
            return HomeResult.Ok;
        }
        catch (IOException)
        {
            return HomeResult.StorageFailed;
        }
    }

    private UploadedFolder Describe(HomePath folder)
    {
        lock (_lock)
        {
            var files = tree.FilesBelow(folder);
            return new UploadedFolder(Tenant, folder.Folder!.Value,
                [.. files.Select(f => new UploadedFile(f.Path, f.File.Content, f.File.Size))]);
        }
    }

    private HomeResult Change(Func<HomeTree, HomeResult> change)
    {
        lock (_lock)
        {
            var result = change(tree);
            journal.Append(tree.TakeChanges());
            foreach (var content in tree.TakeOrphans())
            {
                services.Spool.Delete(content);
            }

            return result;
        }
    }

    private bool Grow(WritingFile file, long end)
    {
        if (end <= file.Size)
        {
            return true;
        }

        lock (_lock)
        {
            if (!HasRoom(end - file.Size))
            {
                return false;
            }

            _writingBytes += end - file.Size;
            file.Size = end;
            return true;
        }
    }

    private bool HasRoom(long bytes) => tree.Bytes + _writingBytes + bytes <= limits.QuotaBytes;

    private static HomeResult OpenContent(Func<SafeFileHandle> open, out SafeFileHandle? file)
    {
        try
        {
            file = open();
            return HomeResult.Ok;
        }
        catch (IOException)
        {
            file = null;
            return HomeResult.StorageFailed;
        }
    }
}
