using System.Security.Cryptography;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Uploads;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Executions;

/// <summary>
/// Runs rows through the services that the API calls. Every call carries the idempotency key of (batch, row), so that
/// a row that a crash interrupted is continued; the database refuses a second execution of the same row besides.
/// </summary>
internal sealed class EngineExecutions(
    AccountService accounts, UploadService uploads, FinalizeService finalize, BatchClients clients,
    EngineReads reads) : IBatchExecutions
{
    public async ValueTask<IReadOnlyList<RowStart>> StartAsync(BatchStart start, CancellationToken cancel)
    {
        var (actor, refusal) = await clients.ActorAsync(start.Tenant, cancel);
        if (actor is null)
        {
            return [.. start.Rows.Select(_ => refusal!)];
        }

        var outcomes = new List<RowStart>(start.Rows.Count);
        foreach (var row in start.Rows)
        {
            outcomes.Add(await StartAsync(actor, start, row, cancel));
        }

        return outcomes;
    }

    public async ValueTask<IReadOnlyDictionary<ExecutionId, RowProgress>> ProgressAsync(
        TenantId tenant, IReadOnlyList<ExecutionId> executions, CancellationToken cancel) =>
        await reads.Database.ReadAsync(
            tenant,
            session => executions.Select(id => ExecutionRows.Find(tenant, session, id)).OfType<ExecutionRow>()
                .ToDictionary(row => row.Id, row => Progress(row.State)),
            cancel);

    private static RowProgress Progress(ExecutionState state) => state switch
    {
        ExecutionState.Processed => RowProgress.Processed,
        ExecutionState.SessionExpired or ExecutionState.TokenExpired => RowProgress.Expired,
        _ => RowProgress.Running,
    };

    private async Task<RowStart> StartAsync(Actor actor, BatchStart start, BatchRow row, CancellationToken cancel)
    {
        ExecutionId? made = null;
        try
        {
            var reply = await AccountAsync(actor, start, row, cancel);
            var account = new AccountId(reply.Account.Id);
            var execution = new ExecutionId(reply.WorkflowExecution.Id);
            made = execution;
            var slots = reply.WorkflowExecution.Credentials.ToLookup(slot => slot.Category, slot => slot.Id);
            foreach (var part in PartsOf(start, row.Input))
            {
                var slot = slots[part.Category.Wire()].FirstOrDefault();
                if (slot == default)
                {
                    return RowStart.Failed(
                        BatchErrors.WorkflowApi, $"{part.Column}: the workflow does not take this.", made);
                }

                await uploads.UploadAsync(
                    actor, new(account, execution, new(slot), part.Classifier), false, PartOrigin.Api, part.Source,
                    sha256 => Repeatable(start, row, "POST", $"{execution}/{part.Column}", sha256), cancel);
            }

            await finalize.FinalizeAsync(
                actor, account, execution, Repeatable(start, row, "PUT", execution.ToString(), default), cancel);
            return RowStart.Finalized(execution, account);
        }
        catch (RequestProblemException problem)
        {
            return Refused(problem, made);
        }
        catch (WritesFullException)
        {
            throw new BatchBusyException("The database's queue is full.");
        }
    }

    private Task<Contracts.AccountReply> AccountAsync(
        Actor actor, BatchStart start, BatchRow row, CancellationToken cancel)
    {
        var body = RowRequest.Account(row.Input, start.ReportingCriteria);
        var origin = new AccountOrigin(WorkClass.Batch, start.Batch, row.Number);
        var repeatable = Repeatable(start, row, "POST", "account", SHA256.HashData(body));
        var request = AccountRequestReading.Read(body);
        return row.Input[InputColumns.AccountId] is { } known
            ? accounts.UpdateAsync(actor, new AccountId(Guid.Parse(known)), request, repeatable, origin, cancel)
            : accounts.CreateAsync(actor, request, repeatable, origin, cancel);
    }

    private IEnumerable<RowPart> PartsOf(BatchStart start, InputRow row)
    {
        (string Column, CredentialCategory Category, string Classifier)[] files =
        [
            (InputColumns.FrontImage, CredentialCategory.Id, Classifiers.Front),
            (InputColumns.BackImage, CredentialCategory.Id, Classifiers.Back),
            (InputColumns.FaceImage, CredentialCategory.Selfie, Classifiers.Face),
            (InputColumns.Document1, CredentialCategory.Document, Classifiers.Document),
        ];
        foreach (var (column, category, classifier) in files)
        {
            if (row[column] is { } path)
            {
                yield return new(column, category, classifier, new SpoolPart(reads.Spool, start.Files[path]));
            }
        }

        if (RowRequest.PreparedData(row) is { } json)
        {
            yield return new(
                "preparedData", CredentialCategory.Data, Classifiers.PreparedData, new JsonPart(json));
        }
    }

    private static IdempotentRequest Repeatable(
        BatchStart start, BatchRow row, string method, string step, ReadOnlyMemory<byte> hash) =>
        new($"batch-{start.Batch:N}-{row.Number}", method, $"/batch/{step}", hash);

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

    private sealed record RowPart(string Column, CredentialCategory Category, string Classifier, IPartSource Source);
}

/// <summary>Where executions and uploaded files are read from.</summary>
internal sealed record EngineReads(Database Database, ISpool Spool);
