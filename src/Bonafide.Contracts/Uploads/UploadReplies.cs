namespace Bonafide.Contracts;

/// <summary>Answer to the upload of a part (contract 02 §2, §3).</summary>
public sealed record PartReply
{
    public required DateTimeOffset Timestamp { get; init; }

    public required IdReference Account { get; init; }

    public required IdReference WorkflowExecution { get; init; }

    public required CredentialApiReply Api { get; init; }

    public required IdReference Credential { get; init; }

    public required IdReference Part { get; init; }
}

/// <summary>Answer to finalize (contract 02 §6).</summary>
public sealed record FinalizeReply(DateTimeOffset Timestamp, IdReference Account, IdReference WorkflowExecution);

/// <summary>The DEVICE_RISK part; <c>Session</c> is the deprecated key.</summary>
public sealed record DeviceRiskRequest(string? SessionId);
