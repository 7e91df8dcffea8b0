using Bonafide.Core;

namespace Bonafide.Engine.Tokens;

/// <summary>What a transaction token says (contract 01 §9).</summary>
/// <param name="ExpiresAt">When it can no longer start a journey.</param>
/// <param name="CustomerReference">The customerInternalReference, which browser clients read.</param>
public sealed record TransactionToken(
    TenantId Tenant, AccountId Account, ExecutionId Execution, DateTimeOffset ExpiresAt, string CustomerReference);
