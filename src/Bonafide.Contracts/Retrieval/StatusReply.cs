namespace Bonafide.Contracts;

/// <summary>Answer to status (contract 03 §3.1).</summary>
public sealed record StatusReply(HrefReference Account, StatusExecution WorkflowExecution);

public sealed record HrefReference(Guid Id, string Href);

public sealed record StatusExecution(Guid Id, string Href, string DefinitionKey, string Status);
