using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Bonafide.Contracts;

namespace Bonafide.Client;

/// <summary>
/// The public API, typed. Safe for concurrent use; keep one for the life of the process. Every refusal is a
/// <see cref="BonafideApiException"/> with all that the server said.
/// </summary>
public sealed class BonafideClient : IDisposable
{
    private const int MostPartBytes = 15 * 1024 * 1024;
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMilliseconds(500);

    private readonly AccessTokens _tokens;
    private readonly Requests _requests;
    private readonly TimeProvider _time;

    /// <param name="newIdempotencyKey">Makes keys for POST and PUT; random UUIDs when left out.</param>
    public BonafideClient(
        HttpClient http, BonafideClientOptions options, TimeProvider? time = null,
        Func<string>? newIdempotencyKey = null)
    {
        _time = time ?? TimeProvider.System;
        _tokens = new(http, options, _time);
        _requests = new(new Transport(http, options, _time, _tokens), options, newIdempotencyKey ?? RandomKey);
        Management = new(_requests);
        Batches = new(_requests);
    }

    /// <summary>The management API; its calls need the permission Manage, those of tenants Operate.</summary>
    public ManagementClient Management { get; }

    /// <summary>Batches, and the SFTP access that brings them.</summary>
    public BatchClient Batches { get; }

    /// <summary>Creates an account with its first workflow execution.</summary>
    public Task<AccountReply> CreateAccountAsync(
        AccountRequest request, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, _requests.At("/api/v1/accounts"),
            () => Requests.Json(request, ContractsJson.Default.AccountRequest),
            ContractsJson.Default.AccountReply, null, cancellationToken);

    /// <summary>Starts another workflow execution on an account.</summary>
    public Task<AccountReply> UpdateAccountAsync(
        Guid account, AccountRequest request, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Put, _requests.At($"/api/v1/accounts/{account}"),
            () => Requests.Json(request, ContractsJson.Default.AccountRequest),
            ContractsJson.Default.AccountReply, null,
            cancellationToken);

    /// <summary>
    /// Uploads an image or PDF into a part of a credential: <c>front</c>, <c>back</c>, <c>face</c>, <c>document</c>.
    /// </summary>
    public Task<PartReply> UploadAsync(
        CredentialApiReply api, string part, ReadOnlyMemory<byte> bytes, string contentType,
        CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, new Uri(api.Parts[part]), () => File(bytes, part, contentType),
            ContractsJson.Default.PartReply, api.Token, cancellationToken);

    /// <summary>Uploads from a stream, which is read to its end once: a retry sends what was kept of it. At most
    /// 15 MB, as the API takes.</summary>
    public async Task<PartReply> UploadAsync(
        CredentialApiReply api, string part, Stream content, string contentType,
        CancellationToken cancellationToken = default)
    {
        var kept = new byte[MostPartBytes + 1];
        var length = await content.ReadAtLeastAsync(kept, kept.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MostPartBytes
            ? throw new ArgumentException("A part has at most 15 MB.", nameof(content))
            : await UploadAsync(api, part, kept.AsMemory(0, length), contentType, cancellationToken);
    }

    /// <summary>
    /// Uploads the files of a travel document's chip beside the photo of an ID. Replies do not list this part
    /// (contract/chip.md): its address is that of the front with another last segment.
    /// </summary>
    /// <param name="files">EF.SOD, DG1 and more as read from the chip, one after the other; at most 2 MB.</param>
    public Task<PartReply> UploadChipAsync(
        CredentialApiReply api, ReadOnlyMemory<byte> files, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, new Uri(new Uri(api.Parts["front"]), "CHIP"),
            () => File(files, "chip", "application/octet-stream"),
            ContractsJson.Default.PartReply, api.Token, cancellationToken);

    public Task<PartReply> UploadPreparedDataAsync(
        CredentialApiReply api, PreparedDataRequest data, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, new Uri(api.Parts["prepared_data"]),
            () => Requests.Json(data, ContractsJson.Default.PreparedDataRequest),
            ContractsJson.Default.PartReply, api.Token,
            cancellationToken);

    public Task<PartReply> UploadDeviceRiskAsync(
        CredentialApiReply api, DeviceRiskRequest data, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, new Uri(api.Parts["device_risk"]),
            () => Requests.Json(data, ContractsJson.Default.DeviceRiskRequest),
            ContractsJson.Default.PartReply, api.Token,
            cancellationToken);

    /// <summary>Says that everything is uploaded; processing starts.</summary>
    public Task<FinalizeReply> FinalizeAsync(
        CredentialApiReply api, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Put, new Uri(api.WorkflowExecution), () => null,
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

    /// <summary>Asks until the execution is final, then gives its details. A callback tells sooner.</summary>
    /// <param name="interval">Pause between two questions; half a second by default.</param>
    public async Task<DetailsReply> WaitForResultAsync(
        Guid account, Guid execution, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var status = await GetStatusAsync(account, execution, cancellationToken);
            if (status.WorkflowExecution.Status is "PROCESSED" or "SESSION_EXPIRED" or "TOKEN_EXPIRED")
            {
                return await GetDetailsAsync(account, execution, cancellationToken);
            }

            await Task.Delay(interval ?? UsualInterval, _time, cancellationToken);
        }
    }

    /// <summary>An account with its newest executions.</summary>
    public Task<AccountDetailsReply> GetAccountAsync(Guid account, CancellationToken cancellationToken = default) =>
        GetAsync($"/api/v1/accounts/{account}", ContractsJson.Default.AccountDetailsReply, cancellationToken);

    /// <summary>All executions of an account, newest first, page after page.</summary>
    public IAsyncEnumerable<ExecutionSummary> ListExecutionsAsync(
        Guid account, CancellationToken cancellationToken = default) =>
        ListAsync($"/api/v1/accounts/{account}/workflow-executions", cancellationToken);

    /// <summary>All executions that a filter lets through, newest first, page after page.</summary>
    public IAsyncEnumerable<ExecutionSummary> ListExecutionsAsync(
        ExecutionQuery query, CancellationToken cancellationToken = default) =>
        ListAsync("/api/v1/workflow-executions" + query.ToQueryString(), cancellationToken);

    /// <summary>Downloads an uploaded part by the link of the details.</summary>
    public async Task<byte[]> DownloadPartAsync(string href, CancellationToken cancellationToken = default)
    {
        using var response = await _requests.SendAsync(
            HttpMethod.Get, new Uri(href), () => null, null, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Makes the PDF report and downloads it.</summary>
    public async Task<byte[]> DownloadReportAsync(
        Guid account, Guid execution, CancellationToken cancellationToken = default)
    {
        var report = await GetReportAsync(account, execution, cancellationToken);
        return await DownloadPartAsync(report.PresignedUrl, cancellationToken);
    }

    public Task<FeedbackReply> SendFeedbackAsync(
        Guid account, Guid execution, FeedbackRequest feedback, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Put, _requests.At($"{Execution(account, execution)}/feedback"),
            () => Requests.Json(feedback, ContractsJson.Default.FeedbackRequest),
            ContractsJson.Default.FeedbackReply, null,
            cancellationToken);

    public Task DeleteExecutionAsync(Guid account, Guid execution, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Delete, Execution(account, execution), cancellationToken);

    public Task DeleteAccountAsync(Guid account, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Delete, $"/api/v1/accounts/{account}", cancellationToken);

    /// <summary>Why an execution was decided as it was; needs the permission Manage.</summary>
    public Task<ExplanationReply> ExplainAsync(Guid execution, CancellationToken cancellationToken = default) =>
        Management.ExplainAsync(execution, cancellationToken);

    public void Dispose() => _tokens.Dispose();

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _requests.GetAsync(path, type, cancellationToken);

    private IAsyncEnumerable<ExecutionSummary> ListAsync(string path, CancellationToken cancellationToken) =>
        _requests.ListAsync(
            path, ContractsJson.Default.ExecutionListReply, page => (page.WorkflowExecutions, page.NextCursor),
            cancellationToken);

    private static string Execution(Guid account, Guid execution) =>
        $"/api/v1/accounts/{account}/workflow-executions/{execution}";

    private static MultipartFormDataContent File(ReadOnlyMemory<byte> bytes, string name, string contentType)
    {
        var file = new ReadOnlyMemoryContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return new() { { file, "file", name } };
    }

    private static string RandomKey() =>
        Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
