using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Addresses;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>Answers status, details, steps and rules (contract 03 §3).</summary>
public sealed class RetrievalService(
    ExecutionReader reader, TenantContexts tenants, DetailsReplies details, ServiceAddresses addresses)
{
    public async Task<StatusReply> StatusAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        var row = await reader.RowAsync(actor, account, id, cancellationToken).ConfigureAwait(false);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return new(
            new(row.Account.Value, addresses.RetrievedAccount(row.Account)),
            new(
                row.Id.Value,
                addresses.RetrievedExecution(row.Account, row.Id),
                DetailsReplies.DefinitionKey(row),
                WireStatus.Of(row, tenant.Settings)));
    }

    public async Task<DetailsReply> DetailsAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken) =>
        details.Build(await reader.WholeAsync(actor, account, id, cancellationToken).ConfigureAwait(false));

    public async Task<StepsReply> StepsAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken) =>
        StepsReplies.Build(await reader.WholeAsync(actor, account, id, cancellationToken).ConfigureAwait(false));

    /// <summary>Only rulesets that fired are listed; without any, the score is the decision's own.</summary>
    public async Task<RulesReply> RulesAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        var row = await reader.RowAsync(actor, account, id, cancellationToken).ConfigureAwait(false);
        return new([], (row.Decision?.ScoreHundredths ?? -100) / 100.0);
    }
}
