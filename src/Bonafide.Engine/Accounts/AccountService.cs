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

    /// <summary>
    /// Starts executions strictly in the order given, all in one write; one that is refused does not stop the others.
    /// </summary>
    /// <returns>An outcome for each start, in the same order.</returns>
    /// <exception cref="RequestProblemException">403 when the actor may start none of them.</exception>
    public async Task<IReadOnlyList<AccountStarted>> StartManyAsync(
        Actor actor, IReadOnlyList<AccountStart> starts, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Initiate);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var plans = new List<(NewExecution? Made, RequestProblemException? Refusal)>(starts.Count);
        foreach (var start in starts)
        {
            try
            {
                plans.Add((await PlanAsync(actor, tenant, start, cancellationToken).ConfigureAwait(false), null));
            }
            catch (RequestProblemException refusal)
            {
                plans.Add((null, refusal));
            }
        }

        return await database.Writes.RunAsync(
            actor,
            write => plans.ConvertAll(plan => plan.Made is { } made && TryInsert(tenant.Id, write, made)
                ? new AccountStarted(made.Execution, made.Credentials, null)
                : new AccountStarted(null, [], plan.Refusal ?? RequestProblemException.NotFound())),
            cancellationToken).ConfigureAwait(false);
    }

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
                var made = await PlanAsync(actor, tenant, new(account, request, origin), cancellationToken)
                    .ConfigureAwait(false);
                await database.Writes.RunAsync(
                    actor,
                    write =>
                    {
                        mark?.Insert(write, made.Execution.Account, made.Execution.Id);
                        return TryInsert(tenant.Id, write, made) ? true : throw RequestProblemException.NotFound();
                    },
                    cancellationToken).ConfigureAwait(false);
                return await replies
                    .BuildAsync(tenant, made.Execution, made.Credentials, cancellationToken)
                    .ConfigureAwait(false);
            },
            earlier => RepeatAsync(tenant, earlier, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<NewExecution> PlanAsync(
        Actor actor, TenantContext tenant, AccountStart start, CancellationToken cancellationToken)
    {
        var rules = await RulesAsync(actor, tenant, start.Account, start.Request.Value, cancellationToken)
            .ConfigureAwait(false);
        var plan = AccountRequestValidator.Validate(start.Request, rules);
        return NewExecution.Of(plan, actor, tenant, start.Account, start.Origin, setup.Ids, rules.Now);
    }

    /// <summary>False when the account that it goes on with does not exist.</summary>
    private static bool TryInsert(TenantId tenant, IWriteTransaction write, NewExecution made)
    {
        if (made.Account is null && AccountRows.Find(tenant, write, made.Execution.Account) is null)
        {
            return false;
        }

        made.Insert(tenant, write);
        return true;
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

        var needsFace = setup.Catalog.Find(request.WorkflowDefinition?.Key ?? 0) is { UpdateOnly: true };
        return await database.ReadAsync(
            actor.Tenant,
            session => rules with
            {
                AccountCredentials = account is { } id
                    ? AccountEvidence.Credentials(tenant.Id, session, id)
                    : rules.AccountCredentials,
                HasEnrolledFace = needsFace && account is { } holder
                    && AccountEvidence.HasEnrolledFace(tenant.Id, session, holder),
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

/// <summary>An execution to start.</summary>
/// <param name="Account">The account that it goes on with; null makes a new one.</param>
public sealed record AccountStart(AccountId? Account, Parsed<AccountRequest> Request, AccountOrigin Origin);

/// <summary>What became of a start: the execution with its credential slots, or why it was refused.</summary>
public sealed record AccountStarted(
    ExecutionRow? Execution, IReadOnlyList<CredentialRow> Credentials, RequestProblemException? Refusal);
