using Bonafide.Core;

namespace Bonafide.Batch.Home;

/// <summary>Where a finished upload goes. Both calls may come twice for one folder and then do nothing new.</summary>
public interface IBatchInbox
{
    /// <summary>DONE was closed: the batch exists durably when this returns.</summary>
    ValueTask SubmitAsync(UploadedFolder folder, CancellationToken cancel);

    /// <summary>VALIDATE was closed: the files are checked and nothing is run.</summary>
    ValueTask DryRunAsync(UploadedFolder folder, CancellationToken cancel);
}

/// <summary>The files of one UUID folder.</summary>
public sealed record UploadedFolder(TenantId Tenant, Guid Id, IReadOnlyList<UploadedFile> Files);

/// <summary>One file: its path relative to the UUID folder, the spool's id of its bytes, and their number.</summary>
public sealed record UploadedFile(string Path, Guid Content, long Size);
