using Microsoft.Win32.SafeHandles;

namespace Bonafide.Batch.Home;

/// <summary>
/// A spool in one folder that only the server's own user can enter; 256 subfolders keep each one short.
/// </summary>
public sealed class DiskSpool : ISpool
{
    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;
    private readonly string _root;

    public DiskSpool(string root)
    {
        _root = root;
        PrivateFolder.Create(root);
        for (var i = 0; i < 256; i++)
        {
            Directory.CreateDirectory(Path.Combine(root, i.ToString("x2")));
        }
    }

    public SafeFileHandle Create(Guid content) =>
        File.OpenHandle(PathOf(content), FileMode.CreateNew, FileAccess.ReadWrite, Shared);

    public SafeFileHandle OpenRead(Guid content) =>
        File.OpenHandle(PathOf(content), FileMode.Open, FileAccess.Read, Shared);

    public SafeFileHandle CreateFrom(Guid original, Guid content)
    {
        File.Copy(PathOf(original), PathOf(content), overwrite: false);
        return File.OpenHandle(PathOf(content), FileMode.Open, FileAccess.ReadWrite, Shared);
    }

    public void Sync(IReadOnlyCollection<Guid> contents)
    {
        Parallel.ForEach(contents, new ParallelOptions { MaxDegreeOfParallelism = 4 }, content =>
        {
            using var file = File.OpenHandle(PathOf(content), FileMode.Open, FileAccess.ReadWrite, Shared);
            RandomAccess.FlushToDisk(file);
        });
        foreach (var folder in contents.Select(FolderOf).Distinct())
        {
            FolderSync.Flush(folder);
        }
    }

    public void Delete(Guid content) => File.Delete(PathOf(content));

    public void KeepOnly(IReadOnlySet<Guid> contents)
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            if (!Guid.TryParseExact(Path.GetFileName(file), "N", out var id) || !contents.Contains(id))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>The last byte spreads evenly, while the first ones of a version 7 UUID are its time.</summary>
    private string FolderOf(Guid content) => Path.Combine(_root, content.ToString("N")[^2..]);

    private string PathOf(Guid content) => Path.Combine(FolderOf(content), content.ToString("N"));
}
