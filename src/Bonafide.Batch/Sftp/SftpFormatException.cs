namespace Bonafide.Batch.Sftp;

/// <summary>A packet whose fields do not fit into it, or a field beyond its limit. The text names no content.</summary>
internal sealed class SftpFormatException(string message) : Exception(message);
