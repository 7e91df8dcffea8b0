using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp.Messages;

namespace Bonafide.Batch.Sftp;

/// <summary>The status and the sentence of each way in which an operation on a home can end.</summary>
internal static class SftpAnswers
{
    public static void Write(SftpWriter writer, uint id, HomeResult result)
    {
        var (status, sentence) = For(result);
        StatusMessage.Write(writer, id, status, sentence);
    }

    public static (SftpStatus Status, string Sentence) For(HomeResult result) => result switch
    {
        HomeResult.Ok => (SftpStatus.Ok, "Done."),
        HomeResult.NoSuchFile => (SftpStatus.NoSuchFile, "No such file or folder."),
        HomeResult.AlreadyExists => (SftpStatus.Failure, "This name exists already."),
        HomeResult.NotAFolder => (SftpStatus.Failure, "This is not a folder."),
        HomeResult.IsAFolder => (SftpStatus.Failure, "This is a folder."),
        HomeResult.FolderNotEmpty => (SftpStatus.Failure, "The folder is not empty."),
        HomeResult.NameEscapes => (SftpStatus.PermissionDenied, "The path leads out of your home folder."),
        HomeResult.NameNotAllowed => (SftpStatus.PermissionDenied,
            "Names are UTF-8 of at most 255 bytes, without control characters and backslashes."),
        HomeResult.TooDeep => (SftpStatus.PermissionDenied, "Folders are nested too deeply."),
        HomeResult.RootHoldsFoldersOnly => (SftpStatus.PermissionDenied,
            "Files go into a folder whose name is a UUID; create one first."),
        HomeResult.Frozen => (SftpStatus.PermissionDenied,
            "DONE was uploaded, so this folder cannot change any more; use a new UUID folder."),
        HomeResult.FileTooLarge => (SftpStatus.Failure, "The file is larger than allowed."),
        HomeResult.QuotaReached => (SftpStatus.Failure, "Your home folder is full."),
        HomeResult.StorageFailed => (SftpStatus.Failure, "The file could not be stored; please send it again."),
        HomeResult.NotOpenForThis => (SftpStatus.Failure, "The handle is not open for this."),
        _ => (SftpStatus.Failure, "This could not be done."),
    };
}
