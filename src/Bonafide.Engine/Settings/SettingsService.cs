using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Management;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Settings;

/// <summary>A tenant's settings, read and replaced as a whole (contract 07 §4).</summary>
public sealed class SettingsService(
    ManagedWrites writes, TenantContexts tenants, Database database, AccountSetup setup)
{
    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<TenantSettingsDocument> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        tenants.Forget(actor.Tenant);
        return SettingsDocuments.Of(await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Replaces all settings. Other nodes use the new ones within five seconds.</summary>
    /// <exception cref="RequestProblemException">400 with every problem, 403, or 409 when they changed since they
    /// were read, or another tenant takes the same domain prefix.</exception>
    public async Task<TenantSettingsDocument> ReplaceAsync(
        Actor actor, Parsed<ReadSettings> request, IdempotentRequest repeatable,
        CancellationToken cancellationToken)
    {
        try
        {
            return await StoreAsync(actor, request, repeatable, cancellationToken).ConfigureAwait(false);
        }
        catch (KeyTakenException)
        {
            // The look at the prefix came before another tenant's write; only the unique key sees both.
            throw new RequestProblemException(
                ProblemKind.Conflict, "Another tenant took this domainPrefix at the same time; choose another one.");
        }
    }

    private Task<TenantSettingsDocument> StoreAsync(
        Actor actor, Parsed<ReadSettings> request, IdempotentRequest repeatable,
        CancellationToken cancellationToken) =>
        writes.RunAsync(
            actor,
            repeatable,
            async (tenant, _) =>
            {
                var (settings, version) = request.Value;
                var rules = await RulesAsync(tenant, settings.DomainPrefix, cancellationToken).ConfigureAwait(false);
                ManagedWrites.DemandNone([.. request.Problems, .. SettingsValidator.Problems(settings, rules)]);
                if (version is not null && version != SettingsDocuments.Version(tenant.SettingsVersion))
                {
                    throw Changed();
                }

                var bytes = TenantCreation.SealSettings(tenant.Keys, settings);
                return new ManagedWrite<TenantSettingsDocument>(
                    AuditVerbs.SettingsReplace,
                    tenant.Id.Value,
                    write => TenantRows.UpdateSettings(
                        tenant.Id, write, tenant.SettingsVersion, bytes, settings.DomainPrefix) == 1
                        ? SettingsDocuments.Of(settings) with { Version = SettingsDocuments.Version(write.Now) }
                        : throw Changed());
            },
            (_, _) => GetAsync(actor, cancellationToken),
            cancellationToken);

    private async Task<SettingsRules> RulesAsync(
        TenantContext tenant, string? prefix, CancellationToken cancellationToken)
    {
        var holder = prefix is null
            ? null
            : await database.ReadAcrossTenantsAsync(
                session => TenantDirectory.FindByDomainPrefix(session, prefix), cancellationToken)
                .ConfigureAwait(false);
        return await database.ReadAsync(
            tenant.Id,
            session => new SettingsRules
            {
                Catalog = setup.Catalog,
                Current = tenant.Settings,
                AllowLocalUrls = setup.AllowLocalUrls,
                Rulesets = RulesetRows.All(tenant.Id, session).Where(row => row.IsActive)
                    .ToDictionary(row => row.Id, row => row.Kind),
                Clients = ClientRows.All(tenant.Id, session).Where(row => row.IsActive)
                    .Select(row => row.ClientId).ToHashSet(StringComparer.Ordinal),
                IsPrefixTaken = holder is not null && holder.Id != tenant.Id,
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static RequestProblemException Changed() => new(
        ProblemKind.Conflict, "The settings were changed since they were read; read them again.");
}
