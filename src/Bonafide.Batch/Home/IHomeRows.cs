using Bonafide.Core;

namespace Bonafide.Batch.Home;

/// <summary>
/// The rows behind a tenant's home. Changes arrive in order and in groups; a group is durable when the call returns.
/// </summary>
public interface IHomeRows
{
    /// <summary>Every entry of the tenant's home, parents before children.</summary>
    ValueTask<IReadOnlyList<HomeRow>> LoadAsync(TenantId tenant, CancellationToken cancel);

    ValueTask SaveAsync(TenantId tenant, IReadOnlyList<HomeChange> changes, CancellationToken cancel);
}

/// <summary>One row of a home.</summary>
/// <param name="Path">Names joined by '/', without a leading one.</param>
/// <param name="Content">The spool's id of a file's bytes; null for a folder.</param>
/// <param name="Size">Bytes of a file; 0 for a folder.</param>
/// <param name="ModifiedAt">When the entry was published.</param>
/// <param name="Frozen">For a UUID folder: its batch has begun.</param>
public sealed record HomeRow(string Path, Guid? Content, long Size, DateTimeOffset ModifiedAt, bool Frozen);

/// <summary>A row that is now so, or, without <see cref="Row"/>, a path that is gone.</summary>
public sealed record HomeChange(string Path, HomeRow? Row);
