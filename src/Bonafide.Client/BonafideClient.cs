using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Bonafide.Contracts;

namespace Bonafide.Client;

/// <summary>
/// The public API, typed. Safe for concurrent use; keep one for the life of the process. Every refusal is a
/// <see cref="BonafideApiException"/> with all that the server said.
/// </summary>
public sealed class BonafideClient : IDisposable
{
    private const string Callbacks = "/api/management/v1/callbacks";

    private readonly BonafideClientOptions _options;
    private readonly AccessTokens _tokens;
    private readonly Transport _transport;
    private readonly Func<string> _newKey;

    /// <param name="newIdempotencyKey">Makes keys for POST and PUT; random UUIDs when left out.</param>
    public BonafideClient(
        HttpClient http, BonafideClientOptions options, TimeProvider? time = null,
        Func<string>? newIdempotencyKey = null)
    {
        _options = options;
        _tokens = new(http, options, time ?? TimeProvider.System);
        _transport = new(http, options, time ?? TimeProvider.System, _tokens);
        _newKey = newIdempotencyKey ?? RandomKey;
    }

    /// <summary>Creates an account with its first workflow execution.</summary>
    public Task<AccountReply> CreateAccountAsync(
        AccountRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, At("/api/v1/accounts"), () => Json(request, ContractsJson.Default.AccountRequest),
            ContractsJson.Default.AccountReply, null, cancellationToken);

    /// <summary>Starts another workflow execution on an account.</summary>
    public Task<AccountReply> UpdateAccountAsync(
        Guid account, AccountRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, At($"/api/v1/accounts/{account}"),
            () => Json(request, ContractsJson.Default.AccountRequest), ContractsJson.Default.AccountReply, null,
            cancellationToken);

    /// <summary>
    /// Uploads an image or PDF into a part of a credential: <c>front</c>, <c>back</c>, <c>face</c>, <c>document</c>.
    /// </summary>
    public Task<PartReply> UploadAsync(
        CredentialApiReply api, string part, ReadOnlyMemory<byte> bytes, string contentType,
        CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, new Uri(api.Parts[part]), () => File(bytes, part, contentType),
            ContractsJson.Default.PartReply, api.Token, cancellationToken);

    public Task<PartReply> UploadPreparedDataAsync(
        CredentialApiReply api, PreparedDataRequest data, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, new Uri(api.Parts["prepared_data"]),
            () => Json(data, ContractsJson.Default.PreparedDataRequest), ContractsJson.Default.PartReply, api.Token,
            cancellationToken);

    public Task<PartReply> UploadDeviceRiskAsync(
        CredentialApiReply api, DeviceRiskRequest data, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, new Uri(api.Parts["device_risk"]),
            () => Json(data, ContractsJson.Default.DeviceRiskRequest), ContractsJson.Default.PartReply, api.Token,
            cancellationToken);

    /// <summary>Says that everything is uploaded; processing starts.</summary>
    public Task<FinalizeReply> FinalizeAsync(
        CredentialApiReply api, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, new Uri(api.WorkflowExecution), () => null,
            ContractsJson.Default.FinalizeReply, api.Token, cancellationToken);

    public Task<StatusReply> GetStatusAsync(
        Guid account, Guid execution, CancellationToken cancellationToken = default) =>
        GetAsync($"{Execution(account, execution)}/status", ContractsJson.Default.StatusReply, cancellationToken);

    public Task<DetailsReply> GetDetailsAsync(
        Guid account, Guid execution, CancellationToken cancellationToken = default) =>
        GetAsync(Execution(account, execution), ContractsJson.Default.DetailsReply, cancellationToken);

    public Task<StepsReply> GetStepsAsync(
        Guid account, Guid execution, CancellationToken cancellationToken = default) =>
        GetAsync($"{Execution(account, execution)}/steps", ContractsJson.Default.StepsReply, cancellationToken);

    public Task<RulesReply> GetRulesAsync(
        Guid account, Guid execution, CancellationToken cancellationToken = default) =>
        GetAsync($"{Execution(account, execution)}/rules", ContractsJson.Default.RulesReply, cancellationToken);

    public Task<ReportReply> GetReportAsync(
        Guid account, Guid execution, CancellationToken cancellationToken = default) =>
        GetAsync($"{Execution(account, execution)}/generate", ContractsJson.Default.ReportReply, cancellationToken);

    /// <summary>All executions of an account, page after page.</summary>
    public async IAsyncEnumerable<ExecutionSummary> ListExecutionsAsync(
        Guid account, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? cursor = null;
        do
        {
            var query = cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}";
            var page = await GetAsync($"/api/v1/accounts/{account}/workflow-executions{query}",
                ContractsJson.Default.ExecutionListReply, cancellationToken);
            foreach (var execution in page.WorkflowExecutions)
            {
                yield return execution;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>Downloads an uploaded part by the link of the details.</summary>
    public async Task<byte[]> DownloadPartAsync(string href, CancellationToken cancellationToken = default)
    {
        using var response = await _transport.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, new Uri(href)), null, null, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    public Task<FeedbackReply> SendFeedbackAsync(
        Guid account, Guid execution, FeedbackRequest feedback, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, At($"{Execution(account, execution)}/feedback"),
            () => Json(feedback, ContractsJson.Default.FeedbackRequest), ContractsJson.Default.FeedbackReply, null,
            cancellationToken);

    public Task DeleteExecutionAsync(Guid account, Guid execution, CancellationToken cancellationToken = default) =>
        DeleteAsync(Execution(account, execution), cancellationToken);

    public Task DeleteAccountAsync(Guid account, CancellationToken cancellationToken = default) =>
        DeleteAsync($"/api/v1/accounts/{account}", cancellationToken);

    /// <summary>Why an execution was decided as it was; needs the permission Manage.</summary>
    public Task<ExplanationReply> ExplainAsync(Guid execution, CancellationToken cancellationToken = default) =>
        GetAsync($"/api/management/v1/executions/{execution}/explanation",
            ContractsJson.Default.ExplanationReply, cancellationToken);

    /// <summary>All callbacks, newest first, page after page; needs the permission Manage.</summary>
    public async IAsyncEnumerable<CallbackReply> ListCallbacksAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? cursor = null;
        do
        {
            var query = cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}";
            var page = await GetAsync(
                $"{Callbacks}{query}", ContractsJson.Default.CallbackListReply, cancellationToken);
            foreach (var callback in page.Callbacks)
            {
                yield return callback;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>A callback with its attempts; needs the permission Manage.</summary>
    public Task<CallbackReply> GetCallbackAsync(Guid callback, CancellationToken cancellationToken = default) =>
        GetAsync($"{Callbacks}/{callback}", ContractsJson.Default.CallbackReply, cancellationToken);

    /// <summary>Makes a callback due now, with the same id; needs the permission Manage.</summary>
    public Task<CallbackReply> ResendCallbackAsync(Guid callback, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, At($"{Callbacks}/{callback}/resend"), () => null,
            ContractsJson.Default.CallbackReply, null, cancellationToken);

    public void Dispose() => _tokens.Dispose();

    private static string Execution(Guid account, Guid execution) =>
        $"/api/v1/accounts/{account}/workflow-executions/{execution}";

    private Uri At(string path) => new(_options.BaseUrl, path);

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, At(path), () => null, type, null, cancellationToken);

    private async Task<T> SendAsync<T>(
        HttpMethod method, Uri url, Func<HttpContent?> content, JsonTypeInfo<T> type, string? transactionToken,
        CancellationToken cancellationToken)
    {
        var key = method == HttpMethod.Get ? null : _newKey();
        using var response = await _transport.SendAsync(
            () => new HttpRequestMessage(method, url) { Content = content() }, transactionToken, key,
            cancellationToken);
        return (await response.Content.ReadFromJsonAsync(type, cancellationToken))!;
    }

    private async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _transport.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Delete, At(path)), null, null, cancellationToken);
    }

    private static JsonContent Json<T>(T value, JsonTypeInfo<T> type) => JsonContent.Create(value, type);

    private static MultipartFormDataContent File(ReadOnlyMemory<byte> bytes, string name, string contentType)
    {
        var file = new ReadOnlyMemoryContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return new() { { file, "file", name } };
    }

    private static string RandomKey() =>
        Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
