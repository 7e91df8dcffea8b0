namespace Bonafide.Batch.Jobs;

/// <summary>The error names of the seed ("Error Messages"): three of files, six of rows.</summary>
public static class BatchErrors
{
    public const string InputFileNotFound = "INPUT_FILE_NOT_FOUND";
    public const string InvalidCsv = "INVALID_CSV";
    public const string InvalidFileSize = "INVALID_FILE_SIZE";
    public const string WorkflowApi = "JUMIO_WORKFLOW_API";
    public const string WorkflowApiUnauthorized = "JUMIO_WORKFLOW_API_UNAUTHORIZED";
    public const string WorkflowApiForbidden = "JUMIO_WORKFLOW_API_FORBIDDEN";
    public const string Ingest = "INGEST_ERROR";
    public const string Process = "PROCESS_ERROR";
    public const string NoAvailableExecutor = "NO_AVAILABLE_EXECUTOR";
}
