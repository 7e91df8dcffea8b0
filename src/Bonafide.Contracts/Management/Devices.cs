namespace Bonafide.Contracts;

/// <summary>What a page needs to collect a device.</summary>
/// <param name="Subkey">Public; keeps blackboxes of other tenants' pages out.</param>
/// <param name="LoaderPath">Where the script stands, below the origin of the API or of a reverse proxy.</param>
public sealed record DeviceCollectorReply(string Subkey, string LoaderPath);

/// <summary>The collector's answer to a page that begins.</summary>
public sealed record CollectorStartReply(string Nonce, string Key);

/// <summary>Places evidence on a device or on an account.</summary>
/// <param name="Type">Financial, ATO, Policy Fraud, ID Theft, Miscellaneous or Cheating.</param>
/// <param name="ExecutionId">Names the device that came with this transaction.</param>
/// <param name="AccountId">Names the account; exactly one of the two is given.</param>
public sealed record DeviceEvidenceRequest(string? Type, Guid? ExecutionId, Guid? AccountId);

/// <summary>Evidence as it stands; exactly one of device and account is there.</summary>
public sealed record DeviceEvidenceReply(
    Guid Id, string Type, Guid? DeviceId, Guid? AccountId, DateTimeOffset CreatedAt, string CreatedBy);

/// <summary>Newest first.</summary>
public sealed record DeviceEvidenceListReply(IReadOnlyList<DeviceEvidenceReply> Evidence);
