using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Executions;

/// <summary>
/// Runs rows through the services that the API calls. (Batch, row) is the identity of an execution: what a row started
/// before is found by it, however long ago that was, and continued; the database refuses a second one besides.
/// </summary>
internal sealed class EngineExecutions(
    AccountService accounts, RowEvidence evidence, BatchClients clients, Database database, BatchOptions options)
    : IBatchExecutions
{
    public async ValueTask<IReadOnlyList<RowStart>> StartAsync(BatchStart start, CancellationToken cancel)
    {
        if (start.Rows.Count == 0)
        {
            return [];
        }

        try
        {
            var begun = await BegunAsync(start, cancel);
            var (actor, refusal) = await clients.ActorAsync(start.Tenant, cancel);
            if (actor is not null)
            {
                await CreateAsync(actor, start, begun, cancel);
            }

            var outcomes = new RowStart[start.Rows.Count];
            await Parallel.ForEachAsync(
                start.Rows.Index(),
                new ParallelOptions { MaxDegreeOfParallelism = options.Uploads, CancellationToken = cancel },
                async (row, token) => outcomes[row.Index] = begun.TryGetValue(row.Item.Number, out var found)
                    ? await ContinueAsync(actor, refusal, start, row.Item, found, token)
                    : refusal!);
            return outcomes;
        }
        catch (WritesFullException)
        {
            throw new BatchBusyException("The database's queue is full.");
        }
    }

    public async ValueTask<IReadOnlyDictionary<ExecutionId, RowProgress>> ProgressAsync(
        BatchSpan span, CancellationToken cancel) =>
        await database.ReadAsync(
            span.Tenant,
            session => ExecutionRows.StatesOfBatch(span.Tenant, session, span.Batch, span.First, span.Last)
                .ToDictionary(row => row.Id, row => Progress(row.State)),
            cancel);

    private static RowProgress Progress(ExecutionState state) => state switch
    {
        ExecutionState.Processed => RowProgress.Processed,
        ExecutionState.SessionExpired or ExecutionState.TokenExpired => RowProgress.Expired,
        _ => RowProgress.Running,
    };

    /// <summary>What an earlier run of the same rows made, by row number.</summary>
    private async Task<Dictionary<int, AccountStarted>> BegunAsync(BatchStart start, CancellationToken cancel)
    {
        var (first, last) = (start.Rows[0].Number, start.Rows[^1].Number);
        return await database.ReadAsync(
            start.Tenant,
            session => ExecutionRows.OfBatch(start.Tenant, session, start.Batch, first, last).ToDictionary(
                row => row.BatchRow!.Value,
                row => new AccountStarted(row, CredentialRows.Of(start.Tenant, session, row.Id), null)),
            cancel);
    }

    /// <summary>Creates what is missing, in the order of the rows and in one write.</summary>
    private async Task CreateAsync(
        Actor actor, BatchStart start, Dictionary<int, AccountStarted> begun, CancellationToken cancel)
    {
        BatchRow[] missing = [.. start.Rows.Where(row => !begun.ContainsKey(row.Number))];
        if (missing.Length == 0)
        {
            return;
        }

        var made = await accounts.StartManyAsync(actor, [.. missing.Select(row => Start(start, row))], cancel);
        foreach (var (row, started) in missing.Zip(made))
        {
            begun.Add(row.Number, started);
        }
    }

    private static AccountStart Start(BatchStart start, BatchRow row) => new(
        row.Input[InputColumns.AccountId] is { } known ? new AccountId(Guid.Parse(known)) : null,
        AccountRequestReading.Read(RowRequest.Account(row.Input, start.ReportingCriteria)),
        new AccountOrigin(WorkClass.Batch, start.Batch, row.Number));

    private async Task<RowStart> ContinueAsync(
        Actor? actor, RowStart? refusal, BatchStart start, BatchRow row, AccountStarted started,
        CancellationToken cancel)
    {
        if (started.Execution is not { } execution)
        {
            return Refused(started.Refusal!, null);
        }

        if (execution.DeletedAt is not null)
        {
            return RowStart.Failed(
                BatchErrors.Process, "The transaction was deleted before it was processed.", execution.Id);
        }

        if (execution.State is ExecutionState.SessionExpired or ExecutionState.TokenExpired)
        {
            return RowStart.Failed(
                BatchErrors.Process, "The transaction expired before it was processed.", execution.Id);
        }

        if (execution.State is not (ExecutionState.Initiated or ExecutionState.AcquisitionStarted))
        {
            return RowStart.Finalized(execution.Id, execution.Account);
        }

        if (actor is null)
        {
            return refusal! with { Execution = execution.Id };
        }

        try
        {
            return await evidence.SubmitAsync(actor, start, row.Input, started, cancel) is { } untaken
                ? RowStart.Failed(BatchErrors.WorkflowApi, untaken, execution.Id)
                : RowStart.Finalized(execution.Id, execution.Account);
        }
        catch (RequestProblemException problem)
        {
            return Refused(problem, execution.Id);
        }
    }

    /// <summary>The services' sentences name what is wrong and never a value, so the report may hold them.</summary>
    private static RowStart Refused(RequestProblemException problem, ExecutionId? made) => problem.Kind switch
    {
        ProblemKind.TooManyRequests or ProblemKind.Unavailable => throw new BatchBusyException(problem.Detail),
        ProblemKind.Unauthorized => RowStart.Failed(BatchErrors.WorkflowApiUnauthorized, problem.Detail, made),
        ProblemKind.Forbidden => RowStart.Failed(BatchErrors.WorkflowApiForbidden, problem.Detail, made),
        _ => RowStart.Failed(
            BatchErrors.WorkflowApi,
            string.Join(' ', [problem.Detail, .. problem.Violations.Select(one => $"{one.Field}: {one.Message}")]),
            made),
    };
}
