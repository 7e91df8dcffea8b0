using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Callbacks;

/// <summary>A callback with its attempts, as the management API and the portal show them; without its URL.</summary>
public sealed record LoggedCallback(CallbackRow Callback, IReadOnlyList<CallbackAttemptRow> Attempts);

/// <summary>Shows callbacks and sends one again.</summary>
public sealed class CallbackLog(Database database, IWrites writes)
{
    /// <exception cref="RequestProblemException">404.</exception>
    public async Task<LoggedCallback> OneAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            actor.Tenant,
            session => CallbackRows.Find(actor.Tenant, session, id) is { } row
                ? new LoggedCallback(row, CallbackRows.Attempts(actor.Tenant, session, id))
                : null,
            cancellationToken).ConfigureAwait(false)
        ?? throw RequestProblemException.NotFound();

    public Task<List<LoggedCallback>> OfExecutionAsync(
        Actor actor, ExecutionId execution, CancellationToken cancellationToken) =>
        database.ReadAsync(
            actor.Tenant,
            session => CallbackRows.Of(actor.Tenant, session, execution).ConvertAll(row =>
                new LoggedCallback(row, CallbackRows.Attempts(actor.Tenant, session, row.Id))),
            cancellationToken);

    /// <summary>Makes the callback due now, whatever became of it before.</summary>
    /// <exception cref="RequestProblemException">404.</exception>
    public async Task ResendAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var isThere = await writes.RunAsync(
            actor, write => CallbackRows.Resend(actor.Tenant, write, id), cancellationToken).ConfigureAwait(false);
        if (!isThere)
        {
            throw RequestProblemException.NotFound();
        }
    }
}
