using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Tenants;
using Bonafide.Sources.Outbound;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Callbacks;

/// <summary>Makes one attempt at one claimed callback and records what came of it.</summary>
internal sealed class CallbackSender(
    Database database,
    IWrites writes,
    TenantContexts tenants,
    CallbackSecrets secrets,
    CallbackBodies bodies,
    CallbackHttp http,
    CallbackOptions options,
    TimeProvider time,
    ILogger<CallbackSender> log)
{
    /// <returns>Whether the receiver has it; null when the claim was no longer this one's.</returns>
    public async Task<bool?> SendAsync(DueCallback due, CancellationToken cancellationToken)
    {
        var tenant = await tenants.FindAsync(due.Tenant, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(due.Tenant, session => Read(due, session), cancellationToken)
            .ConfigureAwait(false);
        if (tenant is null || rows is null || rows.Callback.LeaseEpoch != due.LeaseEpoch)
        {
            return null;
        }

        var attempt = await AttemptAsync(tenant, rows, cancellationToken).ConfigureAwait(false);
        if (attempt.Failure is { } failure)
        {
            EngineLog.CallbackFailed(log, due.Callback, failure);
        }

        var next = CallbackSchedule.Next(rows.Callback.CreatedAt, time.GetUtcNow(), rows.Callback.Attempts + 1);
        var isRecorded = await writes.RunAsync(
            Actor.System(due.Tenant, "callbacks"),
            write => CallbackRows.RecordAttempt(due.Tenant, write, due.Callback, due.LeaseEpoch, attempt, next),
            cancellationToken).ConfigureAwait(false);
        return isRecorded ? attempt.IsDelivered : null;
    }

    private static CallbackRowSet? Read(DueCallback due, IReadSession session)
    {
        if (CallbackRows.Find(due.Tenant, session, due.Callback) is not { } callback
            || ExecutionRows.Find(due.Tenant, session, callback.Execution) is not { } execution)
        {
            return null;
        }

        var kind = EventRows.Of(due.Tenant, session, callback.Execution)
            .Find(one => one.Sequence == callback.Sequence)?.Kind;
        return new(callback, execution, kind ?? execution.State.Status().Wire());
    }

    private async Task<CallbackAttempt> AttemptAsync(
        TenantContext tenant, CallbackRowSet rows, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        int? status = null;
        string? failure = null;
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            status = await PostAsync(tenant, rows, at, either.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            failure = deadline.IsCancellationRequested ? "timeout" : CodeOf(fault);
        }

        var durationMs = (int)Math.Min(time.GetElapsedTime(started).TotalMilliseconds, int.MaxValue);
        return new(at, status is >= 200 and < 300, status, failure, durationMs);
    }

    private async Task<int> PostAsync(
        TenantContext tenant, CallbackRowSet rows, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var url = tenant.Keys.OpenText(
            rows.Callback.Id, CallbackRows.DestinationColumn, rows.Callback.SealedDestination);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var destination))
        {
            throw new ForbiddenDestinationException("malformed-url");
        }

        var bytes = bodies.Of(new StoredExecution(tenant, rows.Execution), rows.EventKind, at);
        var id = rows.Callback.Id.ToString();
        var timestamp = CallbackSignature.Timestamp(at);
        var keys = await secrets.OfAsync(tenant, cancellationToken).ConfigureAwait(false);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await http.PostAsync(
            destination,
            content,
            [
                (CallbackSignature.IdHeader, id),
                (CallbackSignature.TimestampHeader, timestamp),
                (CallbackSignature.SignatureHeader,
                    CallbackSignature.Sign(id, timestamp, bytes, keys.Select(key => key.Key))),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A code for the log of attempts; never a message, which may quote the URL.</summary>
    private static string CodeOf(Exception fault) => fault switch
    {
        ForbiddenDestinationException forbidden => forbidden.Code,
        HttpRequestException { InnerException: ForbiddenDestinationException forbidden } => forbidden.Code,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "name-resolution",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls",
        HttpRequestException { InnerException: AuthenticationException } => "tls",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } =>
            "name-resolution",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "connection",
        HttpRequestException => "response",
        OperationCanceledException => "timeout",
        _ => "internal",
    };

    private sealed record CallbackRowSet(CallbackRow Callback, ExecutionRow Execution, string EventKind);
}
