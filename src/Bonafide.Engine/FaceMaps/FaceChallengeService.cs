using System.Security.Cryptography;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.FaceMaps;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Addresses;
using Bonafide.Engine.Uploads;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.FaceMaps;

/// <summary>Gives a capture client its challenge (contract/facemap.md §2).</summary>
public sealed class FaceChallengeService(
    Database database, OpenExecutions executions, FaceChallengeTokens tokens, ServiceAddresses addresses, IIds ids)
{
    /// <summary>Of one credential: three attempts, with room for pages that are loaded again. Who could ask without
    /// end would ask until a challenge fits what was recorded.</summary>
    internal const int MostChallenges = 8;

    /// <exception cref="RequestProblemException">401, 403, 404, 409 or 429.</exception>
    public async Task<FaceChallengeReply> IssueAsync(
        Actor actor, PartTarget target, string channel, CancellationToken cancellationToken)
    {
        var open = await executions
            .FindAsync(actor, target.Account, target.Execution, cancellationToken).ConfigureAwait(false);
        var slot = UploadRules.DemandSlot(open, target, channel, isReplacement: false);
        executions.DemandOpen(open.Row);
        var challenge = new FaceChallenge(
            ids.New(), open.Row.Account, open.Row.Id, slot.Id, channel, executions.Now,
            FaceChallenge.Draw(RandomNumberGenerator.GetInt32));
        await NoteAsync(actor, open, challenge, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Timestamp = challenge.IssuedAt,
            Account = new(challenge.Account.Value),
            WorkflowExecution = new(challenge.Execution.Value),
            Credential = new(slot.Id.Value),
            Challenge = new(
                challenge.Id,
                await tokens.SignAsync(challenge, cancellationToken).ConfigureAwait(false),
                challenge.IssuedAt,
                challenge.ExpiresAt,
                [.. challenge.Steps.Select((action, index) => Step(index, action))]),
            Limits = new(
                FrameSeries.MostBytes, FrameSeries.MostFrameBytes, FrameSeries.MostFrames,
                FrameSeries.LeastFramesPerStep, FrameSeries.MostFramesPerStep, FrameSeries.LeastSide,
                FrameSeries.MostSide, FrameSeries.MostMilliseconds),
            Upload = addresses.Upload(open.Row.Account, open.Row.Id, slot.Id, Classifiers.FaceMap),
        };
    }

    private async Task NoteAsync(
        Actor actor, OpenExecution open, FaceChallenge challenge, CancellationToken cancellationToken)
    {
        try
        {
            var isNoted = await database.Writes.RunAsync(
                actor,
                write => FaceChallengeRows.Issue(
                    open.Tenant.Id, write, challenge.Id, challenge.Execution, challenge.Credential, MostChallenges),
                cancellationToken).ConfigureAwait(false);
            if (!isNoted)
            {
                throw new RequestProblemException(
                    ProblemKind.Conflict,
                    $"The credential has had its {MostChallenges} challenges; start another execution.");
            }
        }
        catch (KeyTakenException)
        {
            throw new RequestProblemException(
                ProblemKind.Conflict, "Another challenge was given at the same time; ask again.");
        }
    }

    private static FaceChallengeStepReply Step(int index, ChallengeAction action) => new(
        index,
        action.Wire(),
        action.IsLight() ? FaceChallenge.LightStepMs : 0,
        action switch
        {
            ChallengeAction.LightRed => "#ff0000",
            ChallengeAction.LightGreen => "#00ff00",
            ChallengeAction.LightBlue => "#0000ff",
            _ => null,
        });
}
