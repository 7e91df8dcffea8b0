using Bonafide.Batch.Sftp;

namespace Bonafide.Batch.Home;

/// <summary>
/// The names of one home and the rules about them, without any I/O. Collects the row changes and the contents that
/// nobody names any more; <see cref="TenantHome"/> takes both. Not for two threads at a time.
/// </summary>
internal sealed class HomeTree
{
    private readonly HomeFolder _root = new(default);
    private List<HomeChange> _changes = [];
    private List<Guid> _orphans = [];

    public long Bytes { get; private set; }

    public int Entries { get; private set; }

    public static HomeTree From(IReadOnlyList<HomeRow> rows)
    {
        var tree = new HomeTree();
        foreach (var row in rows.OrderBy(r => r.Path.Count(c => c == '/')))
        {
            var names = row.Path.Split('/');
            var parent = names[..^1].Aggregate(tree._root, (folder, name) => (HomeFolder)folder.Children[name]);
            parent.Children[names[^1]] = row.Content is { } content
                ? new HomeFile(row.ModifiedAt, content, row.Size)
                : new HomeFolder(row.ModifiedAt) { Frozen = row.Frozen };
            tree.Bytes += row.Size;
            tree.Entries++;
        }

        return tree;
    }

    public static HomeEntry Show(string name, HomeNode node) =>
        new(name, node is HomeFolder, node is HomeFile file ? file.Size : 0, node.ModifiedAt);

    public IReadOnlyList<HomeChange> TakeChanges()
    {
        var taken = _changes;
        _changes = [];
        return taken;
    }

    public IReadOnlyList<Guid> TakeOrphans()
    {
        var taken = _orphans;
        _orphans = [];
        return taken;
    }

    public HomeNode? Find(HomePath path)
    {
        HomeNode? node = _root;
        foreach (var name in path.Names)
        {
            node = node is HomeFolder folder ? folder.Children.GetValueOrDefault(name) : null;
        }

        return node;
    }

    public HomeResult List(HomePath path, out IReadOnlyList<HomeEntry> entries)
    {
        var node = Find(path);
        entries = node is HomeFolder folder ? [.. folder.Children.Select(c => Show(c.Key, c.Value))] : [];
        return node switch { null => HomeResult.NoSuchFile, HomeFolder => HomeResult.Ok, _ => HomeResult.NotAFolder };
    }

    public HomeResult MakeFolder(HomePath path, DateTimeOffset now, SftpLimits limits)
    {
        if (path.Names.Length > limits.Depth)
        {
            return HomeResult.TooDeep;
        }

        var result = ParentOf(path, out var parent);
        if (result != HomeResult.Ok)
        {
            return result;
        }

        if (parent.Children.ContainsKey(path.Name))
        {
            return HomeResult.AlreadyExists;
        }

        if (Entries >= limits.QuotaEntries)
        {
            return HomeResult.QuotaReached;
        }

        Attach(path, parent, new HomeFolder(now));
        return HomeResult.Ok;
    }

    public HomeResult RemoveFolder(HomePath path)
    {
        var result = ParentOf(path, out var parent);
        if (result != HomeResult.Ok)
        {
            return result;
        }

        switch (parent.Children.GetValueOrDefault(path.Name))
        {
            case null:
                return HomeResult.NoSuchFile;
            case HomeFolder { Frozen: true }:
                return HomeResult.Frozen;
            case HomeFolder { Children.Count: > 0 }:
                return HomeResult.FolderNotEmpty;
            case HomeFolder folder:
                Detach(path, parent, folder);
                return HomeResult.Ok;
            default:
                return HomeResult.NotAFolder;
        }
    }

    /// <summary>Takes a batch's folder away with all that is in it, frozen or not: its time is over.</summary>
    public HomeResult RemoveBatch(HomePath path)
    {
        if (path.Folder is null || _root.Children.GetValueOrDefault(path.Name) is not HomeFolder folder)
        {
            return HomeResult.NoSuchFile;
        }

        _orphans.AddRange(FilesBelow(path).Select(below => below.File.Content));
        Detach(path, _root, folder);
        return HomeResult.Ok;
    }

    public HomeResult RemoveFile(HomePath path)
    {
        var result = ParentOf(path, out var parent);
        if (result != HomeResult.Ok)
        {
            return result;
        }

        switch (parent.Children.GetValueOrDefault(path.Name))
        {
            case null:
                return HomeResult.NoSuchFile;
            case HomeFile file:
                Detach(path, parent, file);
                _orphans.Add(file.Content);
                return HomeResult.Ok;
            default:
                return HomeResult.IsAFolder;
        }
    }

    /// <summary>Whether a file may be opened for writing here, and what it would replace.</summary>
    public HomeResult MayWrite(HomePath path, bool create, bool exclusive, SftpLimits limits, out HomeFile? existing)
    {
        existing = null;
        var result = ParentOf(path, out var parent);
        if (result != HomeResult.Ok)
        {
            return result;
        }

        if (path.Names.Length == 1)
        {
            return HomeResult.RootHoldsFoldersOnly;
        }

        var node = parent.Children.GetValueOrDefault(path.Name);
        existing = node as HomeFile;
        return node switch
        {
            HomeFolder => HomeResult.IsAFolder,
            null when !create => HomeResult.NoSuchFile,
            null when Entries >= limits.QuotaEntries => HomeResult.QuotaReached,
            HomeFile when create && exclusive => HomeResult.AlreadyExists,
            _ => HomeResult.Ok,
        };
    }

    /// <summary>Names a written file, in place of what had its name. Asked anew: the home may have changed.</summary>
    public HomeResult Put(HomePath path, HomeFile file, bool exclusive, SftpLimits limits)
    {
        var result = MayWrite(path, create: true, exclusive, limits, out var existing);
        if (result != HomeResult.Ok)
        {
            return result;
        }

        ParentOf(path, out var parent);
        if (existing is not null)
        {
            Detach(path, parent, existing);
            _orphans.Add(existing.Content);
        }

        Attach(path, parent, file);
        return HomeResult.Ok;
    }

    public HomeResult Rename(HomePath from, HomePath to, bool replace, SftpLimits limits)
    {
        var result = ParentOf(from, out var source);
        result = result == HomeResult.Ok ? ParentOf(to, out _) : result;
        if (result != HomeResult.Ok)
        {
            return result;
        }

        ParentOf(to, out var target);
        var node = source.Children.GetValueOrDefault(from.Name);
        var there = target.Children.GetValueOrDefault(to.Name);
        var refusal = RefuseRename(from, to, node, there, replace, limits);
        if (refusal != HomeResult.Ok || node == there)
        {
            return refusal;
        }

        if (there is HomeFile replaced)
        {
            Detach(to, target, replaced);
            _orphans.Add(replaced.Content);
        }

        Detach(from, source, node!);
        Attach(to, target, node!);
        return HomeResult.Ok;
    }

    public HomeResult SetFrozen(HomePath folder, bool frozen)
    {
        if (Find(folder) is not HomeFolder found)
        {
            return HomeResult.NoSuchFile;
        }

        found.Frozen = frozen;
        _changes.Add(new HomeChange(Text(folder), Row(folder, found)));
        return HomeResult.Ok;
    }

    /// <summary>Every file below a folder, with its path relative to it.</summary>
    public IReadOnlyList<(string Path, HomeFile File)> FilesBelow(HomePath path)
    {
        var files = new List<(string, HomeFile)>();
        if (Find(path) is HomeFolder folder)
        {
            Collect(folder, "", files);
        }

        return files;
    }

    private static HomeResult RefuseRename(
        HomePath from, HomePath to, HomeNode? node, HomeNode? there, bool replace, SftpLimits limits)
    {
        var inside = to.Names.Length > from.Names.Length
            && to.Names.AsSpan(0, from.Names.Length).SequenceEqual(from.Names);
        return (node, there) switch
        {
            (null, _) => HomeResult.NoSuchFile,
            (HomeFolder { Frozen: true }, _) => HomeResult.Frozen,
            (HomeFile, _) when to.Names.Length == 1 => HomeResult.RootHoldsFoldersOnly,
            (HomeFolder folder, _) when to.Names.Length - 1 + HeightOf(folder) > limits.Depth => HomeResult.TooDeep,
            _ when inside => HomeResult.NameNotAllowed,
            (_, null) => HomeResult.Ok,
            _ when node == there => HomeResult.Ok,
            _ when !replace => HomeResult.AlreadyExists,
            (HomeFile, HomeFile) => HomeResult.Ok,
            (_, HomeFolder) => HomeResult.IsAFolder,
            _ => HomeResult.NotAFolder,
        };
    }

    private static int HeightOf(HomeFolder folder) =>
        1 + folder.Children.Values.OfType<HomeFolder>().Select(HeightOf).DefaultIfEmpty(0).Max();

    /// <summary>
    /// The folder that holds a path's last name; a frozen batch folder on the way stops every change.
    /// </summary>
    private HomeResult ParentOf(HomePath path, out HomeFolder parent)
    {
        parent = _root;
        if (path.IsRoot)
        {
            return HomeResult.IsAFolder;
        }

        var node = Find(path.Parent);
        if (node is not HomeFolder folder)
        {
            return node is null ? HomeResult.NoSuchFile : HomeResult.NotAFolder;
        }

        parent = folder;
        var frozen = path.Names.Length > 1 && _root.Children[path.Names[0]] is HomeFolder { Frozen: true };
        return frozen ? HomeResult.Frozen : HomeResult.Ok;
    }

    private void Attach(HomePath path, HomeFolder parent, HomeNode node)
    {
        parent.Children[path.Name] = node;
        Count(node, 1);
        Announce(path, node);
    }

    private void Detach(HomePath path, HomeFolder parent, HomeNode node)
    {
        parent.Children.Remove(path.Name);
        Count(node, -1);
        Retract(path, node);
    }

    private void Retract(HomePath path, HomeNode node)
    {
        _changes.Add(new HomeChange(Text(path), null));
        foreach (var (name, child) in (node as HomeFolder)?.Children ?? [])
        {
            Retract(path.Child(name), child);
        }
    }

    private void Count(HomeNode node, int sign)
    {
        Entries += sign;
        Bytes += sign * ((node as HomeFile)?.Size ?? 0);
        foreach (var child in (node as HomeFolder)?.Children.Values ?? Enumerable.Empty<HomeNode>())
        {
            Count(child, sign);
        }
    }

    private void Announce(HomePath path, HomeNode node)
    {
        _changes.Add(new HomeChange(Text(path), Row(path, node)));
        foreach (var (name, child) in (node as HomeFolder)?.Children ?? [])
        {
            Announce(path.Child(name), child);
        }
    }

    private static void Collect(HomeFolder folder, string prefix, List<(string, HomeFile)> files)
    {
        foreach (var (name, node) in folder.Children)
        {
            if (node is HomeFile file)
            {
                files.Add((prefix + name, file));
            }
            else
            {
                Collect((HomeFolder)node, $"{prefix}{name}/", files);
            }
        }
    }

    private static string Text(HomePath path) => string.Join('/', path.Names);

    private static HomeRow Row(HomePath path, HomeNode node) => new(
        Text(path), (node as HomeFile)?.Content, (node as HomeFile)?.Size ?? 0, node.ModifiedAt,
        node is HomeFolder { Frozen: true });
}
