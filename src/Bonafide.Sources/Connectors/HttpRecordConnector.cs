using System.Security.Cryptography;
using System.Text;
using Bonafide.Core.Facts;
using Bonafide.Sources.Outbound;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Questions;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Bonafide.Sources.Connectors;

/// <summary>
/// One tenant's HTTP provider. Whatever goes wrong comes back as "not answered", which no judgement takes for "not
/// found". A provider that keeps failing is left alone for a while, so that it costs its askers nothing.
/// </summary>
internal sealed partial class HttpRecordConnector : IRecordConnector, IDisposable
{
    private readonly ConnectorDefinition _definition;
    private readonly string _version;
    private readonly ResponseMapping _mapping;
    private readonly ConnectorHttp _http;
    private readonly ConnectorCredentials _credentials;
    private readonly ResiliencePipeline<ConnectorAnswer> _pipeline;
    private readonly SemaphoreSlim _places;
    private readonly ILogger _log;
    private int _waiting;

    public HttpRecordConnector(StoredConnector stored, bool allowPrivate, TimeProvider time, ILogger log)
    {
        var definition = stored.Definition;
        _definition = definition;
        _version = stored.Version;
        _mapping = new(definition);
        _http = new(definition, allowPrivate);
        _credentials = new(definition.Auth, _http, time);
        _places = new(definition.Limits.MostAtOnce);
        _pipeline = Pipeline(definition.Limits, time);
        _log = log;
    }

    public string Name => _definition.Name;

    public string Version => _version;

    public bool IsFull => Volatile.Read(ref _waiting) >= _definition.Limits.MostAtOnce;

    public bool Answers(string kind, string? country) => _definition.Kind == kind
        && (_definition.Country is null || country is null || _definition.Country == country);

    public async Task<SourceAnswer> AskAsync(
        RegisterQuestion question, GatherContext context, CancellationToken cancellationToken)
    {
        var values = new RequestValues(Name, question, context);
        var silent = new SourceAnswer(Name, _definition.SourceType, _definition.Country, false, []);
        await WaitForPlaceAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await _pipeline.ExecuteAsync(
                async token => await OnceAsync(values, token).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
            return Read(answer, values, silent);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && Code(fault) is { } code)
        {
            Silent(_log, Name, code);
            return silent;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _credentials.Dispose();
        _http.Dispose();
        _places.Dispose();
    }

    private async Task<ConnectorAnswer> OnceAsync(RequestValues values, CancellationToken cancellationToken)
    {
        using var request = RequestTemplate.Fill(_definition.Request, values) ?? throw new MissingValueException();
        await _credentials.AddAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Status == 401)
        {
            _credentials.Forget();
        }

        return answer;
    }

    /// <summary>Outside the time limit of a call: waiting for others is no fault of the provider.</summary>
    private async Task WaitForPlaceAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private SourceAnswer Read(ConnectorAnswer answer, RequestValues values, SourceAnswer silent)
    {
        var reply = new ProviderReply(
            answer.Status, values[RequestValues.RequestId]!, Encoding.UTF8.GetString(answer.Body),
            Convert.ToHexStringLower(SHA256.HashData(answer.Body)));
        if (_definition.Response.NotFoundStatus?.Contains(answer.Status) == true)
        {
            return silent with { Answered = true, Reply = reply };
        }

        var mapped = answer.Status == 200 ? _mapping.Map(answer.Body, values) : new(null, null);
        if (mapped.Records is null)
        {
            Silent(_log, Name, answer.Status == 200 ? "malformed" : $"status {answer.Status}");
        }

        return silent with
        {
            Answered = mapped.Records is not null,
            Records = mapped.Records ?? [],
            Message = mapped.Message,
            Reply = reply,
        };
    }

    private static ResiliencePipeline<ConnectorAnswer> Pipeline(ConnectorLimits limits, TimeProvider time)
    {
        var failed = new PredicateBuilder<ConnectorAnswer>()
            .Handle<HttpRequestException>().Handle<IOException>().Handle<TimeoutRejectedException>()
            .HandleResult(answer => answer.Status is >= 500 or 401 or 408 or 429);
        var pipeline = new ResiliencePipelineBuilder<ConnectorAnswer> { TimeProvider = time };
        if (limits.Attempts > 1)
        {
            pipeline.AddRetry(new RetryStrategyOptions<ConnectorAnswer>
            {
                ShouldHandle = failed,
                MaxRetryAttempts = limits.Attempts - 1,
                Delay = TimeSpan.FromSeconds(limits.PauseSeconds),
                BackoffType = DelayBackoffType.Exponential,
            });
        }

        return pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ConnectorAnswer>
            {
                ShouldHandle = failed,
                FailureRatio = 0.8,
                MinimumThroughput = limits.CircuitFailures,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(limits.CircuitPauseSeconds),
            })
            .AddTimeout(TimeSpan.FromSeconds(limits.TimeoutSeconds))
            .Build();
    }

    /// <summary>Null for what is no provider's fault: a mistake of ours, which the engine records.</summary>
    private static string? Code(Exception fault) => fault switch
    {
        TimeoutRejectedException => "timeout",
        BrokenCircuitException => "left alone",
        AnswerTooLargeException => "too large",
        TokenRefusedException => "no token",
        MissingValueException => "a needed value is missing",
        ForbiddenDestinationException forbidden => forbidden.Code,
        HttpRequestException { InnerException: ForbiddenDestinationException forbidden } => forbidden.Code,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls",
        HttpRequestException or IOException => "connection",
        UriFormatException => "url",
        _ => null,
    };

    [LoggerMessage(2001, LogLevel.Warning, "Connector {Name} did not answer: {Code}")]
    private static partial void Silent(ILogger log, string name, string code);

    private sealed class MissingValueException() : Exception("A value that the provider needs is missing.");
}
