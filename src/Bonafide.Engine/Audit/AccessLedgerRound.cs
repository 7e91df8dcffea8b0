using Bonafide.Core;
using Bonafide.Engine.Rounds;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.Hosting;

namespace Bonafide.Engine.Audit;

/// <summary>Writes what <see cref="AccessLedger"/> counted as audit entries, and the rest when the process
/// ends.</summary>
internal sealed class AccessLedgerRound(
    AccessLedger ledger, TenantContexts tenants, IWrites writes, IIds ids, EngineOptions options)
    : IRound, IHostedService
{
    private const int MostPerWrite = 500;

    public string Name => "access ledger";

    public TimeSpan Interval => options.AuditInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(isEnd: false, cancellationToken).ConfigureAwait(false);
        return false;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => WriteAsync(isEnd: true, cancellationToken);

    private async Task WriteAsync(bool isEnd, CancellationToken cancellationToken)
    {
        var chunks = ledger.Take(isEnd)
            .GroupBy(sum => sum.Actor.Tenant)
            .SelectMany(ofTenant => ofTenant.Chunk(MostPerWrite))
            .ToList();
        for (var done = 0; done < chunks.Count; done++)
        {
            try
            {
                await WriteAsync(chunks[done], cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                ledger.Return(chunks.Skip(done).SelectMany(chunk => chunk));
                throw;
            }
        }
    }

    private async Task WriteAsync(AccessSum[] sums, CancellationToken cancellationToken)
    {
        var id = sums[0].Actor.Tenant;
        if (await tenants.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { Keys: var keys })
        {
            return;
        }

        await writes.RunAsync(
            Actor.System(id, Name),
            write =>
            {
                foreach (var sum in sums)
                {
                    var subjects = new AuditSubjects(keys)
                        .Id(sum.Subject).Source(sum.Actor.Address).Times(sum.Count, sum.Minute).ToString();
                    AuditRows.Insert(
                        id, write, AuditEntries.New(keys, ids.New(), write.Now, sum.Actor, sum.Verb, subjects));
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
