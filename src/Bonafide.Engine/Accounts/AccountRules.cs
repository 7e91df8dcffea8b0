using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Accounts;

/// <summary>What an account request is checked against, read beforehand so that the check itself is pure.</summary>
public sealed record AccountRules
{
    public required WorkflowCatalog Catalog { get; init; }

    public required TenantSettings Settings { get; init; }

    public required bool IsSandbox { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Allows http, ports, IP addresses and localhost in callback and return URLs, for development.</summary>
    public bool AllowLocalUrls { get; init; }

    /// <summary>The account of an update; null for a create.</summary>
    public AccountId? Account { get; init; }

    /// <summary>Credentials of that account, for <c>credentials[].id</c>.</summary>
    public IReadOnlyDictionary<Guid, CredentialCategory> AccountCredentials { get; init; } =
        new Dictionary<Guid, CredentialCategory>();

    /// <summary>Whether a liveness passed on that account, and left the face that authentication compares with
    /// (contract 05 §5).</summary>
    public bool HasEnrolledFace { get; init; }

    /// <summary>Active rulesets that the request names, each with its kind.</summary>
    public IReadOnlyDictionary<Guid, RulesetKind> Rulesets { get; init; } = new Dictionary<Guid, RulesetKind>();
}
