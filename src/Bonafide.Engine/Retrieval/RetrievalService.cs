using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Addresses;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>Answers status, details, steps and rules (contract 03 §3).</summary>
public sealed class RetrievalService(
    ExecutionReader reader,
    DetailsReplies details,
    ServiceAddresses addresses,
    Database database)
{
    public async Task<StatusReply> StatusAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        var (tenant, row) = await reader.RowAsync(actor, account, id, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Rulesets with the rules that fired, once there is a decision to show.</summary>
    public async Task<RulesReply> RulesAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        var (tenant, row) = await reader.RowAsync(actor, account, id, cancellationToken).ConfigureAwait(false);
        if (!WireStatus.IsFinal(row) || row.Decision is not { } decision)
        {
            return new([], null);
        }

        var facts = await database.ReadAsync(
            actor.Tenant, session => FactRows.Of(actor.Tenant, session, id), cancellationToken).ConfigureAwait(false);
        return new(
            FiredRules.Of(tenant, new StoredExecution(tenant, row), facts), decision.ScoreHundredths / 100.0);
    }
}
