using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Tenants;
using Bonafide.Engine.Uploads;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>Rows to <see cref="ExecutionView"/> and facts; the one place where the two meet.</summary>
internal sealed class ExecutionLoader(Database database, TenantContexts tenants, WorkflowCatalog workflows)
{
    /// <summary>The typed kind of the tenant's settings, kept as a fact when gathering begins.</summary>
    public static readonly FactKind<TenantSettings> SettingsKind = new(FactKinds.Settings);

    /// <summary>Null when the execution is gone, or its content was wiped.</summary>
    public async Task<LoadedExecution?> LoadAsync(
        TenantId tenant, ExecutionId id, CancellationToken cancellationToken)
    {
        var context = await tenants.FindAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (context is null)
        {
            return null;
        }

        var rows = await database.ReadAsync(tenant, session => Read(tenant, session, id), cancellationToken)
            .ConfigureAwait(false);
        return rows?.Evidence.Execution.WrappedKey is null ? null : Assemble(context, rows);
    }

    private static ExecutionRowSet? Read(TenantId tenant, IReadSession session, ExecutionId id)
    {
        if (ExecutionRows.Load(tenant, session, id) is not { } evidence)
        {
            return null;
        }

        var linked = new List<LinkedParts>();
        foreach (var credential in evidence.Credentials)
        {
            if (credential.Linked is { } earlier
                && CredentialRows.Find(tenant, session, earlier) is { } source
                && source.Account == evidence.Execution.Account
                && ExecutionRows.Find(tenant, session, source.Execution) is { WrappedKey: not null } owner)
            {
                linked.Add(new(credential.Id, owner, PartRows.OfSlot(tenant, session, earlier)));
            }
        }

        return new(evidence, linked, FactRows.Of(tenant, session, id));
    }

    private LoadedExecution Assemble(TenantContext tenant, ExecutionRowSet rows)
    {
        var row = rows.Evidence.Execution;
        var stored = new StoredExecution(tenant, row);
        var sources = new Dictionary<PartId, PartSource>();
        var bySlot = new Dictionary<CredentialId, List<PartRow>>();
        foreach (var part in rows.Evidence.Parts)
        {
            Add(part.Credential, part, stored);
        }

        foreach (var linked in rows.Linked)
        {
            var owner = new StoredExecution(tenant, linked.Owner);
            linked.Parts.ForEach(part => Add(linked.Credential, part, owner));
        }

        var facts = new FactSet(StoredFacts.Open(tenant.Id, stored, rows.Facts));
        var references = stored.References();
        return new(tenant, stored, View(tenant, stored, rows, bySlot, sources, facts), facts, sources,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["definitionKey"] = row.WorkflowKey.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["userReference"] = references?.UserReference,
                ["customerInternalReference"] = references?.CustomerInternalReference,
                ["reportingCriteria"] = references?.ReportingCriteria,
                ["channel"] = row.Channel,
            });

        void Add(CredentialId slot, PartRow part, StoredExecution owner)
        {
            sources[part.Id] = new(part, owner);
            (bySlot.TryGetValue(slot, out var list) ? list : bySlot[slot] = []).Add(part);
        }
    }

    private ExecutionView View(
        TenantContext tenant,
        StoredExecution stored,
        ExecutionRowSet rows,
        Dictionary<CredentialId, List<PartRow>> bySlot,
        Dictionary<PartId, PartSource> sources,
        FactSet facts)
    {
        var request = stored.Request();
        var prepared = Content(Classifiers.PreparedData);
        var deviceRisk = Content(Classifiers.DeviceRisk);
        return new()
        {
            Tenant = tenant.Id,
            IsSandbox = tenant.IsSandbox,
            Account = stored.Row.Account,
            Id = stored.Row.Id,
            Workflow = workflows.Find(stored.Row.WorkflowKey)
                ?? throw new InvalidOperationException("The workflow of an execution is not in the catalogue."),
            Credentials = [.. rows.Evidence.Credentials.Select(credential =>
                CredentialViews.Of(credential, stored, bySlot.GetValueOrDefault(credential.Id) ?? []))],
            StartedAt = stored.Row.StartedAt ?? stored.Row.CreatedAt,
            Settings = facts.Read(SettingsKind) is { IsKnown: true } read ? read.Value! : tenant.Settings,
            Options = request?.Options ?? new(),
            Prepared = prepared is null ? null : PreparedDataReading.Read(prepared).Value,
            DeviceRisk = deviceRisk is not null ? PreparedDataReading.ReadDeviceRisk(deviceRisk).Value
                : prepared is null ? null : PreparedDataReading.ReadPreparedDevice(prepared),
            Consent = request?.Consent,
            SessionAddress = request?.SessionAddress,
        };

        byte[]? Content(string classifier) =>
            sources.Values.FirstOrDefault(source => source.Row.Classifier == classifier) is { } found
                ? found.Owner.Content(found.Row)
                : null;
    }

    private sealed record ExecutionRowSet(
        ExecutionWithEvidence Evidence, IReadOnlyList<LinkedParts> Linked, IReadOnlyList<FactRow> Facts);

    private sealed record LinkedParts(CredentialId Credential, ExecutionRow Owner, List<PartRow> Parts);
}
