using System.Text.Json;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>Exports what history keeps of a person; deleting the account takes it away.</summary>
public sealed class SightingHistoryService(ManagedWrites writes)
{
    /// <summary>Far more than one person's transactions show.</summary>
    private const int MostListed = 10_000;

    /// <exception cref="RequestProblemException">403, or 404 when there is no such account.</exception>
    public Task<SightingHistoryReply> OfAccountAsync(
        Actor actor, AccountId account, CancellationToken cancellationToken) =>
        writes.ReadAsync(
            actor,
            session =>
            {
                if (AccountRows.Find(actor.Tenant, session, account) is not { DeletedAt: null })
                {
                    throw RequestProblemException.NotFound();
                }

                var rows = SightingRows.OfAccount(actor.Tenant, session, account, MostListed + 1);
                return new SightingHistoryReply(
                    [.. rows.Take(MostListed).Select(Reply)], rows.Count <= MostListed);
            },
            cancellationToken);

    private static SightingReply Reply(SightingRow row) => new(
        JsonNamingPolicy.CamelCase.ConvertName(row.Kind.ToString()), row.Execution.Value, row.At, row.Channel,
        row.IsRisky);
}
