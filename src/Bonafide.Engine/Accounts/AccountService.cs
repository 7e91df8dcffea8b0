using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Accounts;

/// <summary>
/// Starts executions: account create and update (contract 01 §7, §10). API, portal, batch and command line all call
/// it.
/// </summary>
public sealed class AccountService(
    Database database, TenantContexts tenants, AccountReplies replies, IdempotentWrites idempotent, AccountSetup setup)
{
    /// <summary>Makes an account and its first execution.</summary>
    /// <exception cref="RequestProblemException">400, 403 or 409, as contract 01 §5 says.</exception>
    public Task<AccountReply> CreateAsync(
        Actor actor,
        Parsed<AccountRequest> request,
        IdempotentRequest repeatable,
        AccountOrigin origin,
        CancellationToken cancellationToken) =>
        StartAsync(actor, null, request, repeatable, origin, cancellationToken);

    /// <summary>Starts another execution on an account.</summary>
    /// <exception cref="RequestProblemException">400, 403, 404 or 409, as contract 01 §5 says.</exception>
    public Task<AccountReply> UpdateAsync(
        Actor actor,
        AccountId account,
        Parsed<AccountRequest> request,
        IdempotentRequest repeatable,
        AccountOrigin origin,
        CancellationToken cancellationToken) =>
        StartAsync(actor, account, request, repeatable, origin, cancellationToken);

    private async Task<AccountReply> StartAsync(
        Actor actor,
        AccountId? account,
        Parsed<AccountRequest> request,
        IdempotentRequest repeatable,
        AccountOrigin origin,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Initiate);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return await idempotent.RunAsync(
            actor,
            tenant,
            repeatable,
            async mark =>
            {
                var rules = await RulesAsync(actor, tenant, account, request.Value, cancellationToken)
                    .ConfigureAwait(false);
                var plan = AccountRequestValidator.Validate(request, rules);
                var made = NewExecution.Of(plan, actor, tenant, account, origin, setup.Ids, rules.Now);
                await database.Writes.RunAsync(
                    actor,
                    write =>
                    {
                        mark?.Insert(write, made.Execution.Account, made.Execution.Id);
                        if (account is { } existing && AccountRows.Find(tenant.Id, write, existing) is null)
                        {
                            throw RequestProblemException.NotFound();
                        }

                        made.Insert(tenant.Id, write);
                        return true;
                    },
                    cancellationToken).ConfigureAwait(false);
                return await replies
                    .BuildAsync(tenant, made.Execution, made.Credentials, cancellationToken)
                    .ConfigureAwait(false);
            },
            earlier => RepeatAsync(tenant, earlier, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<AccountReply> RepeatAsync(
        TenantContext tenant, IdempotencyRow earlier, CancellationToken cancellationToken)
    {
        var loaded = earlier.Execution is { } id
            ? await database.ReadAsync(
                tenant.Id, session => ExecutionRows.Load(tenant.Id, session, id), cancellationToken)
                .ConfigureAwait(false)
            : null;
        return loaded is null
            ? throw new RequestProblemException(
                ProblemKind.Conflict, "What this Idempotency-Key made was deleted meanwhile; use a new key.")
            : await replies.BuildAsync(tenant, loaded.Execution, loaded.Credentials, cancellationToken)
                .ConfigureAwait(false);
    }

    /// <summary>Reads what the request is checked against; a plain create reads nothing.</summary>
    private async Task<AccountRules> RulesAsync(
        Actor actor, TenantContext tenant, AccountId? account, AccountRequest request,
            CancellationToken cancellationToken)
    {
        var rules = new AccountRules
        {
            Catalog = setup.Catalog,
            Settings = tenant.Settings,
            IsSandbox = tenant.IsSandbox,
            Now = setup.Time.GetUtcNow(),
            AllowLocalUrls = setup.AllowLocalUrls,
            Account = account,
        };
        var rulesets = CapabilityOptionsRules.Named(request).ToList();
        if (account is null && rulesets.Count == 0)
        {
            return rules;
        }

        var needsLiveness = setup.Catalog.Find(request.WorkflowDefinition?.Key ?? 0) is { UpdateOnly: true };
        return await database.ReadAsync(
            actor.Tenant,
            session => rules with
            {
                AccountCredentials = account is { } id
                    ? AccountEvidence.Credentials(tenant.Id, session, id)
                    : rules.AccountCredentials,
                HasPassedLiveness = needsLiveness && account is { } holder
                    && AccountEvidence.HasPassedLiveness(tenant.Id, session, holder),
                Rulesets = rulesets.Distinct()
                    .Select(ruleset => RulesetRows.Find(tenant.Id, session, ruleset))
                    .Where(row => row is { IsActive: true })
                    .ToDictionary(row => row!.Id, row => row!.Kind),
            },
            cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>What account calls need from the installation.</summary>
/// <param name="AllowLocalUrls">See <see cref="AccountRules.AllowLocalUrls"/>.</param>
public sealed record AccountSetup(WorkflowCatalog Catalog, IIds Ids, TimeProvider Time, bool AllowLocalUrls);
