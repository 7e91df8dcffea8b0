using System.Security.Cryptography;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.FaceMaps;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.FaceMaps;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Images;

namespace Bonafide.Engine.Uploads;

/// <summary>Takes parts of credentials (contract 02 §2 to §4). API, web client and batch all call it.</summary>
public sealed class UploadService(
    OpenExecutions executions,
    PartWrites writes,
    FaceMapWrites faceMaps,
    AccountReplies replies,
    TransactionTokens tokens,
    IdempotentWrites idempotent)
{
    /// <summary>
    /// Adds a part, or replaces it. Everything that can be known without the bytes is checked before they are read;
    /// the bytes are checked before they are kept; row and blob agree, or the upload never happened.
    /// </summary>
    /// <param name="repeatable">Makes the idempotency request from the content's SHA-256.</param>
    /// <exception cref="RequestProblemException">As contract 02 §2 lists them.</exception>
    public async Task<PartReply> UploadAsync(
        Actor actor,
        PartTarget target,
        bool isReplacement,
        PartOrigin origin,
        IPartSource source,
        Func<byte[], IdempotentRequest> repeatable,
        CancellationToken cancellationToken)
    {
        var open = await executions
            .FindAsync(actor, target.Account, target.Execution, cancellationToken).ConfigureAwait(false);
        // The challenge in a face map names the client's channel; it was given for one that the credential takes.
        var channel = actor.Kind == ActorKind.Person && target.Classifier == Classifiers.FaceMap
            ? null
            : origin.Channel;
        var slot = UploadRules.DemandSlot(open, target, channel, isReplacement);
        var bytes = await source
            .ReadAsync(MostBytes(slot.Category, target.Classifier), cancellationToken).ConfigureAwait(false);
        var sha256 = SHA256.HashData(bytes.Span);
        return await idempotent.RunAsync(
            actor,
            open.Tenant,
            repeatable(sha256),
            async mark =>
            {
                executions.DemandOpen(open.Row);
                UploadRules.DemandConsent(open, slot, channel, writes.Now);
                var part = new NewPart(open, slot, target.Classifier, isReplacement, origin, bytes, sha256);
                var id = await StoreAsync(actor, part, mark, cancellationToken).ConfigureAwait(false);
                return await ReplyAsync(open, slot, id, cancellationToken).ConfigureAwait(false);
            },
            _ => RepeatAsync(open, slot, target.Classifier, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private static int MostBytes(CredentialCategory category, string classifier) => category switch
    {
        _ when classifier == Classifiers.Chip => ChipFile.MaxBytes,
        CredentialCategory.Data => PreparedDataReading.MostBytes,
        CredentialCategory.FaceMap => FrameSeries.MostBytes,
        _ => ImageLimits.Default.MaxBytes,
    };

    private Task<PartId> StoreAsync(
        Actor actor, NewPart part, IdempotentWrites.Mark? mark, CancellationToken cancellationToken) =>
        part.Slot.Category switch
        {
            _ when part.Classifier == Classifiers.Chip => writes.StoreFilesAsync(
                actor, part, [ChipUploadRules.Demand(part.Bytes)], null, mark, cancellationToken),
            CredentialCategory.Data => writes.StoreJsonAsync(actor, part, mark, cancellationToken),
            CredentialCategory.FaceMap => faceMaps.StoreAsync(actor, part, mark, cancellationToken),
            _ => writes.StoreFileAsync(actor, part, mark, cancellationToken),
        };

    private Task<PartReply> RepeatAsync(
        OpenExecution open, CredentialRow slot, string classifier, CancellationToken cancellationToken)
    {
        var part = UploadRules.PartsOf(open, slot, classifier).LastOrDefault()
            ?? UploadRules.PartsOf(open, slot, Classifiers.FaceMapReference).LastOrDefault()
            ?? throw RequestProblemException.NotFound();
        return ReplyAsync(open, slot, part.Id, cancellationToken);
    }

    private async Task<PartReply> ReplyAsync(
        OpenExecution open, CredentialRow slot, PartId part, CancellationToken cancellationToken)
    {
        var token = await tokens
            .IssueAsync(AccountReplies.TokenOf(open.Tenant, open.Stored), cancellationToken).ConfigureAwait(false);
        return new PartReply
        {
            Timestamp = writes.Now,
            Account = new(open.Row.Account.Value),
            WorkflowExecution = new(open.Row.Id.Value),
            Api = replies.ApiOf(open.Workflow, open.Row.Account, slot, token),
            Credential = new(slot.Id.Value),
            Part = new(part.Value),
        };
    }
}

/// <summary>A part that has been read and not yet stored.</summary>
public sealed record NewPart(
    OpenExecution Open,
    CredentialRow Slot,
    string Classifier,
    bool IsReplacement,
    PartOrigin Origin,
    ReadOnlyMemory<byte> Bytes,
    byte[] Sha256);
