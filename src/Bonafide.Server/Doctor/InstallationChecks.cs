using Bonafide.Core;
using Bonafide.Storage;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Doctor;

/// <summary>Looks at the installation's own data. Each check reads, and changes nothing.</summary>
internal sealed class InstallationChecks(IServiceProvider services, StorageOptions storage)
{
    /// <summary>What waits longer than this is behind; a sweep looks every second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Database _database = services.GetRequiredService<Database>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    /// <summary>Reading a key file that is missing would make one, so that is looked at first.</summary>
    public Check MasterKey()
    {
        const string name = "master key";
        var options = storage.MasterKey
            ?? new MasterKeyOptions { File = Path.Combine(storage.Folder, "master.key") };
        if (options.File is { } file && !File.Exists(file))
        {
            return Check.Failed(name, $"{file} is not there. Put the backup back; a first start makes a new one.");
        }

        try
        {
            services.GetRequiredService<MasterKey>();
            return Check.Ok(name, "It can be read. Keep a backup apart from the data.");
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or IOException
            or UnauthorizedAccessException)
        {
            return Check.Failed(name, unreadable.Message);
        }
    }

    public async Task<Check> DatabaseAsync(CancellationToken cancellationToken)
    {
        const string name = "database";
        var problems = await _database.ReadAcrossTenantsAsync(Integrity.Problems, cancellationToken);
        if (problems.Count > 0)
        {
            return Check.Failed(name, $"It is damaged: {problems[0]}. Restore a backup.");
        }

        var tenants = await TenantsAsync(cancellationToken);
        return Check.Ok(name, $"{_database.Dialect.Name}, whole, {tenants.Count} tenants.");
    }

    /// <summary>Whether the master key opens what is stored: the keys of every tenant.</summary>
    public async Task<Check> KeysAsync(CancellationToken cancellationToken)
    {
        var keys = services.GetRequiredService<KeyRing>();
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            try
            {
                await keys.GetAsync(tenant, cancellationToken);
            }
            catch (SealBrokenException)
            {
                return Check.Failed("tenant keys", $"The master key does not open those of tenant {tenant}.");
            }
        }

        return Check.Ok("tenant keys", "The master key opens all of them.");
    }

    public async Task<Check> BacklogAsync(CancellationToken cancellationToken)
    {
        var before = _time.GetUtcNow() - Patience;
        var (callbacks, executions) = await _database.ReadAcrossTenantsAsync(
            session => (Sweeps.OverdueCallbacks(session, before), Sweeps.OverdueExecutions(session, before)),
            cancellationToken);
        return callbacks + executions == 0
            ? Check.Ok("backlog", "Nothing is overdue.")
            : Check.Warning(
                "backlog",
                $"{callbacks} callbacks and {executions} executions are overdue (counted up to "
                + $"{Sweeps.MostCounted} each). Is `bonafide serve` running?");
    }

    public async Task<Check> AuditAsync(CancellationToken cancellationToken)
    {
        const string name = "audit trail";
        var verifier = services.GetRequiredService<AuditVerifier>();
        var heads = services.GetRequiredService<AuditHeadFile>();
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            var problems = await verifier.VerifyAsync(tenant, heads.Last(tenant), cancellationToken);
            if (problems.Count > 0)
            {
                return Check.Failed(
                    name,
                    $"Tenant {tenant}: {problems.Count} problems, the first is {problems[0].Kind} "
                    + $"in block {problems[0].Block}.");
            }
        }

        return Check.Ok(name, "Every entry and block is as it was sealed.");
    }

    /// <summary>A worker must reach the packs and nothing else.</summary>
    public async Task<Check> VisionAsync(string forbidden, CancellationToken cancellationToken)
    {
        const string name = "vision box";
        try
        {
            var done = await services.GetRequiredService<VisionPool>().ProbeAsync(forbidden, cancellationToken);
            return done is ["packs"]
                ? Check.Ok(name, "A worker reads its packs and reaches nothing else.")
                : Check.Failed(name, $"A worker could do: {string.Join(", ", done)}. It may read its packs only.");
        }
        catch (VisionFailedException failed)
        {
            return Check.Failed(name, $"No worker answers: {failed.Message}");
        }
    }

    private async Task<IReadOnlyList<TenantId>> TenantsAsync(CancellationToken cancellationToken) =>
        (await _database.ReadAcrossTenantsAsync(TenantDirectory.All, cancellationToken))
            .ConvertAll(tenant => tenant.Id);
}
