using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Scoring;
using Bonafide.Engine.Runs;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Replay;

/// <summary>
/// Judges an execution again from its stored facts, without asking any source, and says where the judgement differs
/// from the stored one: <c>bonafide replay ID</c>. Nothing is written.
/// </summary>
public sealed class ReplayService
{
    private readonly Database _database;
    private readonly ExecutionLoader _loader;
    private readonly Judge _judge;

    internal ReplayService(Database database, ExecutionLoader loader, Judge judge)
    {
        _database = database;
        _loader = loader;
        _judge = judge;
    }

    /// <exception cref="RequestProblemException">
    /// 404 when there is no such execution or its content is gone; 409 when it was never judged.
    /// </exception>
    public async Task<ReplayResult> ReplayAsync(
        TenantId tenant, ExecutionId id, CancellationToken cancellationToken)
    {
        var loaded = await _loader.LoadAsync(tenant, id, cancellationToken).ConfigureAwait(false)
            ?? throw RequestProblemException.NotFound();
        var rows = await _database.ReadAsync(
            tenant, session => OutcomeRows.Of(tenant, session, id), cancellationToken).ConfigureAwait(false);
        var decision = loaded.Facts.Read(DecisionFacts.Kind);
        if (!decision.IsKnown || StoredOutcomes.Open(tenant, loaded.Stored, rows) is not { } stored)
        {
            throw new RequestProblemException(
                ProblemKind.Conflict, "The execution was not judged, so there is nothing to compare with.");
        }

        var judgement = _judge.Of(loaded.View, loaded.Facts, loaded.Transaction);
        return new(
            decision.Value!.Decision,
            judgement.Decision.Decision,
            ReplayComparison.Of(stored, decision.Value, judgement.Outcomes, judgement.Decision));
    }
}
