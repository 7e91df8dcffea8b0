using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bonafide.Contracts;

namespace Bonafide.Client;

/// <summary>Batches and SFTP access (<c>/api/management/v1</c>); part of <see cref="BonafideClient"/>.</summary>
public sealed class BatchClient
{
    private const string Root = "/api/management/v1/batches";
    private const string Sftp = "/api/management/v1/sftp";
    private readonly Requests _requests;

    internal BatchClient(Requests requests) => _requests = requests;

    /// <summary>Starts a batch from a zip with <c>input.csv</c> and images; needs the permission Initiate.</summary>
    /// <param name="zip">Opens the archive anew for each try.</param>
    public Task<BatchStartedReply> StartAsync(Func<Stream> zip, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, _requests.At(Root), () => Zip(zip),
            ContractsJson.Default.BatchStartedReply, null, cancellationToken);

    /// <summary>Checks a zip without running it.</summary>
    public Task<BatchValidationReply> ValidateAsync(
        Func<Stream> zip, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, _requests.At($"{Root}/{Guid.Empty}/validate"), () => Zip(zip),
            ContractsJson.Default.BatchValidationReply, null, cancellationToken);

    /// <summary>Checks what lies in a UUID folder of the tenant's home, without running it.</summary>
    public Task<BatchValidationReply> ValidateAsync(Guid folder, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, _requests.At($"{Root}/{folder}/validate"), () => null,
            ContractsJson.Default.BatchValidationReply, null, cancellationToken);

    public Task<BatchListReply> ListAsync(string? cursor = null, CancellationToken cancellationToken = default) =>
        _requests.GetAsync(cursor is null ? Root : $"{Root}?cursor={Uri.EscapeDataString(cursor)}",
            ContractsJson.Default.BatchListReply, cancellationToken);

    public Task<BatchReply> GetAsync(Guid reference, CancellationToken cancellationToken = default) =>
        _requests.GetAsync($"{Root}/{reference}", ContractsJson.Default.BatchReply, cancellationToken);

    public Task<BatchReportReply> GetReportAsync(Guid reference, CancellationToken cancellationToken = default) =>
        _requests.GetAsync($"{Root}/{reference}/report", ContractsJson.Default.BatchReportReply, cancellationToken);

    /// <param name="name"><c>report.csv</c> or <c>failed.csv</c>.</param>
    public async Task<string> DownloadAsync(
        Guid reference, string name, CancellationToken cancellationToken = default)
    {
        using var response = await OpenAsync($"{Root}/{reference}/{name}", cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Progress as it is sent (server-sent events), to the end of the batch or of the connection.</summary>
    public async IAsyncEnumerable<BatchReply> WatchAsync(
        Guid reference, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await OpenAsync($"{Root}/{reference}/events", cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                yield return JsonSerializer.Deserialize(line.AsSpan(5), ContractsJson.Default.BatchReply)!;
            }
        }
    }

    /// <summary>Selects the OAuth2 client that authorises the rows; needs the permission Manage.</summary>
    public Task<BatchClientReply> SelectClientAsync(string? clientId, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Put, _requests.At($"{Root}/client"),
            () => Requests.Json(new BatchClientReply(clientId), ContractsJson.Default.BatchClientReply),
            ContractsJson.Default.BatchClientReply, null, cancellationToken);

    public Task<SftpReply> GetSftpAsync(CancellationToken cancellationToken = default) =>
        _requests.GetAsync(Sftp, ContractsJson.Default.SftpReply, cancellationToken);

    /// <summary>A new SSH key pair, shown this once; needs the permission Manage.</summary>
    /// <param name="type"><c>ed25519</c> or <c>rsa</c>.</param>
    public Task<SshKeyPairReply> GenerateKeyAsync(
        string type = "ed25519", CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Post, _requests.At($"{Sftp}/keys"),
            () => Requests.Json(new SshKeyRequest(type), ContractsJson.Default.SshKeyRequest),
            ContractsJson.Default.SshKeyPairReply, null, cancellationToken);

    public Task<SshKeyListReply> ListKeysAsync(CancellationToken cancellationToken = default) =>
        _requests.GetAsync($"{Sftp}/keys", ContractsJson.Default.SshKeyListReply, cancellationToken);

    public Task RevokeKeyAsync(Guid key, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Delete, $"{Sftp}/keys/{key}", cancellationToken);

    /// <summary>An answer that is read by the caller, while it still arrives.</summary>
    private Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken) =>
        _requests.SendAsync(HttpMethod.Get, _requests.At(path), () => null, null, cancellationToken);

    private static StreamContent Zip(Func<Stream> zip)
    {
        var content = new StreamContent(zip());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return content;
    }
}
