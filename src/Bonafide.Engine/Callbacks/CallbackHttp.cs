using System.Net;
using Bonafide.Sources.Outbound;

namespace Bonafide.Engine.Callbacks;

/// <summary>
/// The HTTP client of callbacks; <see cref="OutboundConnections"/> checks where they go.
/// </summary>
public sealed class CallbackHttp : IDisposable
{
    private readonly OutboundConnections _connections;
    private readonly HttpClient _client;

    public CallbackHttp(CallbackOptions options)
    {
        _connections = new(options.AllowPrivateDestinations);
        _client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = 16,
                MaxResponseDrainSize = 16 * 1024,
                ResponseDrainTimeout = TimeSpan.FromSeconds(1),
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                MaxConnectionsPerServer = options.MostPerDestination,
                ConnectTimeout = options.Timeout,
                ConnectCallback = _connections.ConnectAsync,
            })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The receiver's status code; its body is not read.</summary>
    /// <exception cref="ForbiddenDestinationException">The destination is not on the public network.</exception>
    public async Task<int> PostAsync(
        Uri destination, HttpContent body, IEnumerable<(string Name, string Value)> headers,
        CancellationToken cancellationToken)
    {
        _connections.DemandHttps(destination);
        using var request = new HttpRequestMessage(HttpMethod.Post, destination) { Content = body };
        request.Headers.TryAddWithoutValidation("User-Agent", "Bonafide-Callback/1");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode;
    }

    public void Dispose() => _client.Dispose();
}
