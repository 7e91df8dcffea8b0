namespace Bonafide.Contracts;

/// <summary>A key that signs callbacks; all of a tenant's keys sign side by side.</summary>
/// <param name="Secret">As the receiver configures it; only in the answer that made it.</param>
public sealed record CallbackKeyReply(Guid Id, DateTimeOffset CreatedAt, string? Secret);

/// <summary>Newest first.</summary>
public sealed record CallbackKeyListReply(IReadOnlyList<CallbackKeyReply> Keys);

/// <summary>How many keys were wrapped with the current master key.</summary>
public sealed record RewrapReply(int Rewrapped);
