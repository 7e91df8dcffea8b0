using System.Net;
using System.Net.Sockets;

namespace Bonafide.Engine.Callbacks;

/// <summary>
/// The HTTP client of callbacks. Destinations are checked where the socket is opened, after the name was resolved, so
/// that no name can point inwards between a check and the connection.
/// </summary>
public sealed class CallbackHttp : IDisposable
{
    private readonly CallbackOptions _options;
    private readonly HttpClient _client;

    public CallbackHttp(CallbackOptions options)
    {
        _options = options;
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
                ConnectCallback = ConnectAsync,
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
        if (!_options.AllowPrivateDestinations && destination.Scheme != Uri.UriSchemeHttps)
        {
            throw new ForbiddenDestinationException("not-https");
        }

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

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken)
            .ConfigureAwait(false);
        if (!_options.AllowPrivateDestinations && Array.Exists(addresses, SpecialPurposeAddresses.Contains))
        {
            // One address inwards is enough: which of several is used must not be a matter of luck.
            throw new ForbiddenDestinationException("private-address");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A destination that callbacks must not reach.</summary>
/// <param name="code">The code that the attempt is logged with.</param>
public sealed class ForbiddenDestinationException(string code) : Exception("The destination is not allowed.")
{
    public string Code { get; } = code;
}
