using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Addresses;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Retrieval;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Reports;

/// <summary>The PDF report of an execution (contract 03 §3.6): a link for 15 minutes, and what is behind it.</summary>
public sealed class ReportService(
    ExecutionReader reader, Database database, TenantContexts tenants, ReportSetup setup) : IDisposable
{
    /// <summary>Reports drawn at once; others wait.</summary>
    private const int MostAtOnce = 2;

    private readonly SemaphoreSlim _drawing = new(MostAtOnce, MostAtOnce);

    /// <summary>A link that needs no token.</summary>
    /// <exception cref="RequestProblemException">403, 404, or 409 before there is a result.</exception>
    public async Task<ReportReply> LinkAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        var (tenant, row) = await reader.RowAsync(actor, account, id, cancellationToken).ConfigureAwait(false);
        DemandProcessed(row);
        await database.Writes.RunAsync(
            actor,
            write =>
            {
                setup.Audit.Note(write, tenant.Keys, AuditVerbs.ReportLink, id.Value);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        var link = new ReportLink(tenant.Id, id, setup.Time.GetUtcNow() + ReportLink.Lifetime);
        return new(id.Value, setup.Addresses.Report(link.Write(tenant.Keys)));
    }

    /// <summary>The report behind a link.</summary>
    /// <exception cref="RequestProblemException">404 for a link that is not ours, has run out, or leads to what was
    /// deleted.</exception>
    public async Task<byte[]> OpenAsync(string text, CancellationToken cancellationToken)
    {
        if (ReportLink.Read(text) is not { } link
            || link.ExpiresAt <= setup.Time.GetUtcNow()
            || await tenants.FindAsync(link.Tenant, cancellationToken).ConfigureAwait(false) is not { } tenant
            || !link.IsSigned(text, tenant.Keys))
        {
            throw RequestProblemException.NotFound();
        }

        var actor = Actor.System(tenant.Id, "report link");
        var execution = await reader.WholeAsync(actor, null, link.Execution, cancellationToken).ConfigureAwait(false);
        DemandProcessed(execution.Row);
        var (events, facts) = await database.ReadAsync(
            tenant.Id,
            session => (
                EventRows.Of(tenant.Id, session, link.Execution), FactRows.Of(tenant.Id, session, link.Execution)),
            cancellationToken).ConfigureAwait(false);
        var content = ReportContents.Of(
            execution, events, FiredRules.Of(tenant, execution.Stored, facts), setup.Catalog,
            setup.Time.GetUtcNow());
        await _drawing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => ReportPdf.Draw(content), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _drawing.Release();
        }
    }

    public void Dispose() => _drawing.Dispose();

    private static void DemandProcessed(ExecutionRow row)
    {
        if (row.State != ExecutionState.Processed || row.Decision is null)
        {
            throw new RequestProblemException(
                ProblemKind.Conflict, "There is a report once the execution is PROCESSED.");
        }
    }
}

/// <summary>What reports need from the installation.</summary>
public sealed record ReportSetup(
    CapabilityCatalog Catalog, ServiceAddresses Addresses, AuditTrail Audit, TimeProvider Time);
