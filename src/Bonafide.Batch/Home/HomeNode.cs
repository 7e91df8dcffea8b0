namespace Bonafide.Batch.Home;

/// <summary>A name in a home: a folder or a file.</summary>
internal abstract class HomeNode(DateTimeOffset modifiedAt)
{
    public DateTimeOffset ModifiedAt { get; set; } = modifiedAt;
}

/// <summary>A folder; <see cref="Frozen"/> on a UUID folder once its batch has begun.</summary>
internal sealed class HomeFolder(DateTimeOffset modifiedAt) : HomeNode(modifiedAt)
{
    public SortedDictionary<string, HomeNode> Children { get; } = new(StringComparer.Ordinal);

    public bool Frozen { get; set; }
}

/// <summary>A published file: its bytes lie in the spool under <see cref="Content"/>.</summary>
internal sealed class HomeFile(DateTimeOffset modifiedAt, Guid content, long size) : HomeNode(modifiedAt)
{
    public Guid Content { get; } = content;

    public long Size { get; } = size;
}

/// <summary>What a listing shows of one name.</summary>
internal sealed record HomeEntry(string Name, bool IsFolder, long Size, DateTimeOffset ModifiedAt);
