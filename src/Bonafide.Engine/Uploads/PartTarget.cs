using Bonafide.Core;

namespace Bonafide.Engine.Uploads;

/// <summary>Where a part goes: the ids of the URL, none of them believed yet.</summary>
public sealed record PartTarget(
    AccountId Account, ExecutionId Execution, CredentialId Credential, string Classifier);

/// <summary>How a part came.</summary>
/// <param name="Channel">API, WEB or SDK.</param>
/// <param name="CaptureMethod">upload, auto_capture or manual_capture.</param>
public sealed record PartOrigin(string Channel, string CaptureMethod)
{
    public static PartOrigin Api { get; } = new("API", "upload");
}

/// <summary>The bytes of a request, read only after it is known that they may come.</summary>
public interface IPartSource
{
    /// <summary>Reads all bytes, at most <paramref name="mostBytes"/>.</summary>
    /// <exception cref="Core.Errors.RequestProblemException">400 without content, 413 with more than
    /// allowed.</exception>
    Task<ReadOnlyMemory<byte>> ReadAsync(int mostBytes, CancellationToken cancellationToken);
}
