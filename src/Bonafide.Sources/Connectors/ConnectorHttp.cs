using System.Net;
using System.Security.Cryptography.X509Certificates;
using Bonafide.Sources.Outbound;

namespace Bonafide.Sources.Connectors;

/// <summary>An answer within its limits.</summary>
internal sealed record ConnectorAnswer(int Status, byte[] Body);

/// <summary>The answer has more bytes than the definition allows; nothing beyond them was read.</summary>
internal sealed class AnswerTooLargeException() : Exception("The answer is larger than allowed.");

/// <summary>The HTTP client of one connector: no redirects, no cookies, no proxy, bounded headers and bodies.</summary>
internal sealed class ConnectorHttp : IDisposable
{
    private readonly ConnectorDefinition _definition;
    private readonly OutboundConnections _connections;
    private readonly HttpClient _client;

    public ConnectorHttp(ConnectorDefinition definition, bool allowPrivate)
    {
        _definition = definition;
        _connections = new(allowPrivate);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 16 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxConnectionsPerServer = definition.Limits.MostAtOnce,
            ConnectCallback = _connections.ConnectAsync,
        };
        if (ClientCertificate(definition.Tls) is { } certificate)
        {
            handler.SslOptions.ClientCertificates = [certificate];
        }

        if (Root(definition.Tls) is { } root)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { root },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <exception cref="ForbiddenDestinationException">Not on the public network, or not https.</exception>
    /// <exception cref="AnswerTooLargeException">The body goes on past the limit.</exception>
    public async Task<ConnectorAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _connections.DemandHttps(request.RequestUri!);
        using var response = await _client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var most = _definition.Limits.MaxResponseBytes;
        if (response.Content.Headers.ContentLength > most)
        {
            throw new AnswerTooLargeException();
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new byte[most + 1];
        var read = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        return read > most ? throw new AnswerTooLargeException() : new((int)response.StatusCode, body[..read]);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Null where the definition has none.</summary>
    internal static X509Certificate2? ClientCertificate(ConnectorTls tls) =>
        tls is { Certificate: { } certificate, Key: { } key }
            ? X509Certificate2.CreateFromPem(certificate, key)
            : null;

    internal static X509Certificate2? Root(ConnectorTls tls) =>
        tls.TrustedRoot is { } root ? X509Certificate2.CreateFromPem(root) : null;
}
