using System.Net;
using System.Net.Sockets;

namespace Bonafide.Sources.Outbound;

/// <summary>
/// Opens the sockets of requests whose destination somebody configured. Destinations are checked here, after the name
/// was resolved, so that no name can point inwards between a check and the connection.
/// </summary>
public sealed class OutboundConnections(bool allowPrivate)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="ForbiddenDestinationException">The destination is not on the public network.</exception>
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken)
            .ConfigureAwait(false);
        if (!allowPrivate && Array.Exists(addresses, SpecialPurposeAddresses.Contains))
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

    /// <exception cref="ForbiddenDestinationException">The request would travel in the clear.</exception>
    public void DemandHttps(Uri destination)
    {
        if (!allowPrivate && destination.Scheme != Uri.UriSchemeHttps)
        {
            throw new ForbiddenDestinationException("not-https");
        }
    }
}

/// <summary>A destination that must not be reached from here.</summary>
/// <param name="code">The code that the attempt is logged with.</param>
public sealed class ForbiddenDestinationException(string code) : Exception("The destination is not allowed.")
{
    public string Code { get; } = code;
}
