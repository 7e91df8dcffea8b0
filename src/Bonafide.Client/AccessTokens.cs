using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Bonafide.Contracts;

namespace Bonafide.Client;

/// <summary>Fetches the bearer token once and keeps it until shortly before it expires (RFC 6749 §4.4).</summary>
internal sealed class AccessTokens(HttpClient http, BonafideClientOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _token;
    private DateTimeOffset _usableUntil;

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_token is null || time.GetUtcNow() >= _usableUntil)
            {
                await FetchAsync(cancellationToken);
            }

            return _token!;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Drops a token that the server no longer takes, unless another one has come in the meantime.</summary>
    public void Drop(string refused)
    {
        if (_token == refused)
        {
            _usableUntil = default;
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.BaseUrl, "/oauth2/token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{options.ClientSecret}")));
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw await Errors.ReadAsync(response, cancellationToken);
        }

        var reply = await response.Content.ReadFromJsonAsync(
            ContractsJson.Default.TokenReply, cancellationToken);
        _token = reply!.AccessToken;
        _usableUntil = time.GetUtcNow() + TimeSpan.FromSeconds(reply.ExpiresIn) - Margin;
    }
}
