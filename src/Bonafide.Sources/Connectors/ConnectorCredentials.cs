using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Bonafide.Sources.Connectors;

/// <summary>The token endpoint refused, or answered something else than a token.</summary>
internal sealed class TokenRefusedException() : Exception("No token was given out.");

/// <summary>Puts the tenant's credentials on a request; OAuth2 tokens are kept until shortly before they end.</summary>
internal sealed class ConnectorCredentials(ConnectorAuth auth, ConnectorHttp http, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestUse = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _token;
    private DateTimeOffset _until;

    public async Task AddAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (auth.Type)
        {
            case ConnectorAuthType.Basic:
                request.Headers.Authorization = Basic();
                break;
            case ConnectorAuthType.Bearer:
                request.Headers.Authorization = new("Bearer", auth.Secret);
                break;
            case ConnectorAuthType.ApiKey:
                request.Headers.TryAddWithoutValidation(auth.User!, auth.Secret);
                break;
            case ConnectorAuthType.OAuth2:
                var token = await TokenAsync(cancellationToken).ConfigureAwait(false);
                request.Headers.Authorization = new("Bearer", token);
                break;
            default:
                break;
        }
    }

    /// <summary>Drops a token that the provider refused.</summary>
    public void Forget() => _token = null;

    public void Dispose() => _one.Dispose();

    private AuthenticationHeaderValue Basic() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{auth.User}:{auth.Secret}")));

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _token is { } known && time.GetUtcNow() < _until
                ? known
                : await FetchAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<string> FetchAsync(CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (auth.Scope is { } scope)
        {
            form["scope"] = scope;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, auth.TokenUrl)
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Authorization = Basic();
        var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Status != 200 || Read(answer.Body) is not var (token, seconds))
        {
            throw new TokenRefusedException();
        }

        var life = TimeSpan.FromSeconds(Math.Max(0, seconds)) - Margin;
        _token = token;
        _until = time.GetUtcNow() + (life < LongestUse ? life : LongestUse);
        return token;
    }

    private static (string Token, int Seconds)? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            return JsonPath.Find(json.RootElement, "access_token") is { ValueKind: JsonValueKind.String } token
                ? (token.GetString()!, JsonPath.Find(json.RootElement, "expires_in") is
                    { ValueKind: JsonValueKind.Number } life && life.TryGetInt32(out var seconds) ? seconds : 0)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
