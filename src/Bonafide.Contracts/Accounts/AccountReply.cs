namespace Bonafide.Contracts;

/// <summary>Answer to account create and update (contract 01 §8).</summary>
public sealed record AccountReply
{
    public required DateTimeOffset Timestamp { get; init; }

    public required IdReference Account { get; init; }

    /// <summary>Where the person starts; absent when no credential takes the web channel.</summary>
    public WebReply? Web { get; init; }

    public SdkReply? Sdk { get; init; }

    public required AccountExecutionReply WorkflowExecution { get; init; }
}

public sealed record IdReference(Guid Id);

public sealed record WebReply(string Href, string? SuccessUrl, string? ErrorUrl);

public sealed record SdkReply(string Token);

public sealed record AccountExecutionReply(Guid Id, IReadOnlyList<CredentialReply> Credentials);

/// <summary>A credential to be filled.</summary>
public sealed record CredentialReply
{
    public required Guid Id { get; init; }

    public required string Category { get; init; }

    public string? Label { get; init; }

    public Preset? Country { get; init; }

    public Preset? Type { get; init; }

    public required IReadOnlyList<string> AllowedChannels { get; init; }

    /// <summary>Absent when the API is not an allowed channel.</summary>
    public CredentialApiReply? Api { get; init; }
}

/// <param name="Token">The transaction token.</param>
/// <param name="Parts">Upload addresses by classifier in lower case.</param>
/// <param name="WorkflowExecution">The address to finalize at.</param>
public sealed record CredentialApiReply(
    string Token, IReadOnlyDictionary<string, string> Parts, string WorkflowExecution);
