using System.Text.Json;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Storage;

/// <summary>
/// The rows of batches in the database, their cells sealed. A row that was processed forgets its cells; one that
/// failed keeps them for the download of failed rows, until its batch is cleaned up.
/// </summary>
internal sealed class StoredBatchLines(Database database, KeyRing keyRing) : IBatchRows
{
    private static readonly Dictionary<string, string> NoCells = [];

    public async ValueTask AddAsync(BatchJob job, IReadOnlyList<BatchRow> rows, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(job.Tenant, cancel);
        var stored = rows.Select(row => Store(row, SealCells(keys, job, row))).ToArray();
        await WriteAsync(
            job,
            write => Array.ForEach(stored, line => BatchLineRows.Insert(job.Tenant, write, job.Id, line)),
            cancel);
    }

    public async ValueTask<IReadOnlyList<BatchRow>> ReadAsync(
        BatchJob job, IReadOnlyList<RowState> states, int after, int limit, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(job.Tenant, cancel);
        var found = await database.ReadAsync(
            job.Tenant,
            s => BatchLineRows.Read(job.Tenant, s, job.Id, (int)states[0], (int)states[^1], after, limit),
            cancel);
        return [.. found.Select(line => Load(keys, job, line))];
    }

    public async ValueTask<bool> SaveAsync(BatchJob job, IReadOnlyList<BatchRow> rows, CancellationToken cancel) =>
        await database.Writes.RunAsync(
            Actor.System(job.Tenant, "batch"),
            write =>
            {
                if (!BatchRows.Holds(job.Tenant, write, job.Id, job.LeaseEpoch))
                {
                    return false;
                }

                foreach (var row in rows)
                {
                    var keep = row.State != RowState.Processed;
                    BatchLineRows.Update(job.Tenant, write, job.Id, Store(row, null), keep);
                }

                return true;
            },
            cancel);

    public async ValueTask<RowCounts> CountAsync(BatchJob job, CancellationToken cancel)
    {
        var counts = await database.ReadAsync(
            job.Tenant, s => BatchLineRows.Count(job.Tenant, s, job.Id), cancel);
        int In(RowState state) => counts.GetValueOrDefault((int)state);
        return new RowCounts(
            In(RowState.Pending), In(RowState.Finalized), In(RowState.Processed), In(RowState.Failed));
    }

    public async ValueTask SaveReportAsync(
        TenantId tenant, Guid folder, ValidationReport report, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(tenant, cancel);
        var json = JsonSerializer.SerializeToUtf8Bytes(report, StoredJson.Default.ValidationReport);
        var sealedReport = keys.Seal(folder, BatchLineRows.ReportColumn, json);
        await database.Writes.RunAsync(
            Actor.System(tenant, "batch"),
            write =>
            {
                BatchLineRows.PutReport(tenant, write, folder, sealedReport);
                return 0;
            },
            cancel);
    }

    public async ValueTask<ValidationReport?> ReadReportAsync(TenantId tenant, Guid folder, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(tenant, cancel);
        var found = await database.ReadAsync(tenant, s => BatchLineRows.FindReport(tenant, s, folder), cancel);
        return found is null
            ? null
            : JsonSerializer.Deserialize(
                keys.Open(folder, BatchLineRows.ReportColumn, found), StoredJson.Default.ValidationReport);
    }

    private Task<int> WriteAsync(BatchJob job, Action<IWriteTransaction> act, CancellationToken cancel) =>
        database.Writes.RunAsync(
            Actor.System(job.Tenant, "batch"),
            write =>
            {
                act(write);
                return 0;
            },
            cancel);

    /// <summary>The number is part of the place, so that no row's cells open as another's.</summary>
    private static string Place(int number) => $"{BatchLineRows.CellsColumn}/{number}";

    private static byte[] SealCells(TenantKeys keys, BatchJob job, BatchRow row) => keys.Seal(
        job.Id, Place(row.Number),
        JsonSerializer.SerializeToUtf8Bytes(row.Input.Cells, StoredJson.Default.IReadOnlyDictionaryStringString));

    private static StoredBatchLine Store(BatchRow row, byte[]? sealedCells) => new(
        row.Number, (int)row.State, row.Execution, row.Account, row.Error, row.Detail, sealedCells);

    private static BatchRow Load(TenantKeys keys, BatchJob job, StoredBatchLine line) => new()
    {
        Input = new InputRow(line.Number, Cells(keys, job, line)),
        State = (RowState)line.State,
        Execution = line.Execution,
        Account = line.Account,
        Error = line.Error,
        Detail = line.Detail,
    };

    private static IReadOnlyDictionary<string, string> Cells(TenantKeys keys, BatchJob job, StoredBatchLine line) =>
        line.SealedCells is null
            ? NoCells
            : JsonSerializer.Deserialize(
                keys.Open(job.Id, Place(line.Number), line.SealedCells),
                StoredJson.Default.IReadOnlyDictionaryStringString)!;
}
