namespace Bonafide.Batch.Home;

/// <summary>How an operation on a tenant's home ended. Each way has its sentence in <c>SftpAnswers</c>.</summary>
internal enum HomeResult
{
    Ok,
    NoSuchFile,
    AlreadyExists,
    NotAFolder,
    IsAFolder,
    FolderNotEmpty,
    NameEscapes,
    NameNotAllowed,
    TooDeep,
    RootHoldsFoldersOnly,
    Frozen,
    FileTooLarge,
    QuotaReached,
    StorageFailed,
    NotOpenForThis,
}
