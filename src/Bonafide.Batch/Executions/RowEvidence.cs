using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Uploads;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Executions;

/// <summary>Uploads the files and prepared data of a row into its execution and finalizes it.</summary>
internal sealed class RowEvidence(
    UploadService uploads, FinalizeService finalize, Database database, ISpool spool)
{
    /// <summary>Uploads what the row brings and finalizes; what its execution holds already is not sent again, so that
    /// the calls need no key.</summary>
    /// <returns>Null when it was finalized, else what the workflow does not take.</returns>
    /// <exception cref="Core.Errors.RequestProblemException">As the API answers.</exception>
    public async Task<string?> SubmitAsync(
        Actor actor, BatchStart start, InputRow row, AccountStarted started, CancellationToken cancel)
    {
        var execution = started.Execution!;
        var there = execution.State == ExecutionState.Initiated ? [] : await PartsAsync(actor, execution, cancel);
        foreach (var part in PartsOf(start, row))
        {
            var slot = started.Credentials.FirstOrDefault(one => one.Category == part.Category);
            if (slot is null)
            {
                return $"{part.Column}: the workflow does not take this.";
            }

            if (!there.Contains((slot.Id, part.Classifier)))
            {
                await uploads.UploadAsync(
                    actor, new(execution.Account, execution.Id, slot.Id, part.Classifier), false, PartOrigin.Api,
                    part.Source, _ => IdempotentRequest.Once, cancel);
            }
        }

        await finalize.FinalizeAsync(actor, execution.Account, execution.Id, IdempotentRequest.Once, cancel);
        return null;
    }

    private async Task<HashSet<(CredentialId, string)>> PartsAsync(
        Actor actor, ExecutionRow execution, CancellationToken cancel) =>
        await database.ReadAsync(
            actor.Tenant,
            session => PartRows.Of(actor.Tenant, session, execution.Id)
                .Select(part => (part.Credential, part.Classifier)).ToHashSet(),
            cancel);

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
            if (row[column] is { } cell)
            {
                yield return new(
                    column, category, classifier, new SpoolPart(spool, start.Files[InputFiles.Normalise(cell)!]));
            }
        }

        if (RowRequest.PreparedData(row) is { } json)
        {
            yield return new(
                "preparedData", CredentialCategory.Data, Classifiers.PreparedData, new JsonPart(json));
        }
    }

    private sealed record RowPart(string Column, CredentialCategory Category, string Classifier, IPartSource Source);
}
