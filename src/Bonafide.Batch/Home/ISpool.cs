using Microsoft.Win32.SafeHandles;

namespace Bonafide.Batch.Home;

/// <summary>Local storage for the bytes of uploaded files, each under an id that holds nothing of its name.</summary>
public interface ISpool
{
    /// <summary>A new empty file, open for reading and writing at any offset.</summary>
    SafeFileHandle Create(Guid content);

    SafeFileHandle OpenRead(Guid content);

    /// <summary>Copies what is there, for a client that resumes; the original stays as it was published.</summary>
    SafeFileHandle CreateFrom(Guid original, Guid content);

    /// <summary>Forces the bytes of these files, and the names that lead to them, to the disk.</summary>
    void Sync(IReadOnlyCollection<Guid> contents);

    void Delete(Guid content);

    /// <summary>Deletes every file that is not named here: what a killed server left half-written.</summary>
    void KeepOnly(IReadOnlySet<Guid> contents);
}
