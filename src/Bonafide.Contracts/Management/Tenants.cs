namespace Bonafide.Contracts;

/// <summary>A tenant to make.</summary>
/// <param name="Name">The organisation's name, 1 to 100 characters.</param>
/// <param name="Sandbox">For trying: it accepts specimens and documented test values.</param>
public sealed record TenantRequest(string? Name, bool? Sandbox);

/// <summary>A tenant as it shall be.</summary>
public sealed record TenantUpdateRequest(string? Name);

public sealed record TenantReply(Guid Id, string Name, bool Sandbox, DateTimeOffset CreatedAt);

/// <summary>A new tenant with its first client, which holds every permission within it.</summary>
public sealed record NewTenantReply(TenantReply Tenant, ClientReply Client);

/// <param name="NextCursor">Passed as <c>cursor</c> to read on; absent at the end.</param>
public sealed record TenantListReply(IReadOnlyList<TenantReply> Tenants, string? NextCursor);
