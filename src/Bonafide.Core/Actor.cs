namespace Bonafide.Core;

/// <summary>Who acts: authorisation, <c>created_by</c> and audit all come from here and from nowhere else.</summary>
/// <param name="Tenant">The tenant that the act belongs to.</param>
/// <param name="Kind">What kind of actor this is.</param>
/// <param name="Id">The OAuth2 client id, the execution id of a transaction token, or the name of the system's
/// part.</param>
/// <param name="Permissions">What the actor may do.</param>
/// <param name="Address">The network address, where there is one; stored as a keyed hash only.</param>
public sealed record Actor(TenantId Tenant, ActorKind Kind, string Id, Permissions Permissions, string? Address)
{
    public bool May(Permissions needed) => (Permissions & needed) == needed;

    /// <summary>The engine, the sweepers and the command line, acting for a tenant.</summary>
    public static Actor System(TenantId tenant, string part) =>
        new(tenant, ActorKind.System, part, Permissions.All, null);
}

public enum ActorKind
{
    /// <summary>An OAuth2 client with a bearer token.</summary>
    Client = 1,

    /// <summary>The holder of a transaction token, bound to one execution.</summary>
    Person = 2,

    /// <summary>Someone signed in to the portal.</summary>
    User = 3,

    /// <summary>The engine, a sweeper, a batch or the command line.</summary>
    System = 4,
}

/// <summary>Permissions of an OAuth2 client (contract 01 §2), plus those for <c>/api/management/v1</c>.</summary>
[Flags]
public enum Permissions
{
    None = 0,
    Initiate = 1,
    RetrieveAndDelete = 2,
    Manage = 4,

    /// <summary>Everything that a tenant's own client may be given.</summary>
    All = Initiate | RetrieveAndDelete | Manage,

    /// <summary>Tenants and keys of the whole installation; given by whoever runs it, never by a tenant.</summary>
    Operate = 8,
}

/// <summary>The words of permissions, in scopes and in the management API.</summary>
public static class PermissionWords
{
    private static readonly (Permissions Permission, string Word)[] Words =
    [
        (Permissions.Initiate, "initiate"),
        (Permissions.RetrieveAndDelete, "retrieve-delete"),
        (Permissions.Manage, "manage"),
        (Permissions.Operate, "operate"),
    ];

    public static IReadOnlyList<string> Wire(this Permissions permissions) =>
        [.. Words.Where(one => permissions.HasFlag(one.Permission)).Select(one => one.Word)];

    /// <summary>Null for a word that is none.</summary>
    public static Permissions? Parse(string word)
    {
        var found = Array.Find(Words, one => one.Word == word).Permission;
        return found == Permissions.None ? null : found;
    }
}
