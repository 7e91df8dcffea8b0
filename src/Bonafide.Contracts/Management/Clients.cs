namespace Bonafide.Contracts;

/// <summary>An OAuth2 client to make.</summary>
/// <param name="Name">1 to 100 characters, for people.</param>
/// <param name="Permissions">initiate, retrieve-delete, manage, operate.</param>
public sealed record ClientRequest(string? Name, IReadOnlyList<string>? Permissions);

/// <summary>A client as it shall be. A member that is left out stays as it is.</summary>
public sealed record ClientUpdateRequest(string? Name, IReadOnlyList<string>? Permissions, bool? Active);

/// <summary>An OAuth2 client.</summary>
public sealed record ClientReply
{
    public required Guid ClientId { get; init; }

    /// <summary>Only in the answer that made it; it is stored as a keyed hash.</summary>
    public string? ClientSecret { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Permissions { get; init; }

    public required bool Active { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>All clients of a tenant, oldest first.</summary>
public sealed record ClientListReply(IReadOnlyList<ClientReply> Clients);
