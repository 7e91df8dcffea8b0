using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Bonafide.Sources.Email.Dns;

/// <summary>
/// A stub resolver (RFC 1035 §7): asks recursive servers over UDP from a fresh port each time, over TCP when the answer
/// was cut. Random identifier and letter case must come back (RFC 5452), every read is bounded, and whatever goes wrong
/// is a failed answer, never an exception.
/// </summary>
internal sealed class DnsResolver(IReadOnlyList<IPEndPoint> servers, DnsOptions options)
{
    /// <summary>Without EDNS a server sends at most 512 bytes (RFC 1035 §2.3.4); more is dropped.</summary>
    private const int MaxUdp = 512;

    /// <summary>A TCP answer of a mail domain beyond this is refused unread.</summary>
    private const int MaxTcp = 16 * 1024;

    public async Task<DnsAnswer> AskAsync(string name, DnsType type, CancellationToken cancellationToken)
    {
        if (servers.Count == 0)
        {
            return DnsAnswer.Failed;
        }

        for (var attempt = 0; attempt < options.Attempts; attempt++)
        {
            var answer = await AttemptAsync(servers[attempt % servers.Count], name, type, cancellationToken);
            if (answer.Status != DnsStatus.Failed)
            {
                return answer;
            }
        }

        return DnsAnswer.Failed;
    }

    private async Task<DnsAnswer> AttemptAsync(
        IPEndPoint server, string name, DnsType type, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.AttemptTimeoutMs);
        var query = DnsMessage.Query((ushort)RandomNumberGenerator.GetInt32(65_536), MixCase(name), type);
        try
        {
            var answer = await OverUdpAsync(server, query, deadline.Token);
            return answer.Status == DnsStatus.Truncated ? await OverTcpAsync(server, query, deadline.Token) : answer;
        }
        catch (SocketException)
        {
            return DnsAnswer.Failed;
        }
        catch (IOException)
        {
            return DnsAnswer.Failed;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DnsAnswer.Failed;
        }
    }

    private static async Task<DnsAnswer> OverUdpAsync(
        IPEndPoint server, byte[] query, CancellationToken cancellationToken)
    {
        // A connected socket takes datagrams from the server's own address and port only.
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken);
        await socket.SendAsync(query, cancellationToken);
        var buffer = new byte[MaxUdp];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellationToken);
            var isOurs = length >= query.Length && buffer.AsSpan(0, 2).SequenceEqual(query.AsSpan(0, 2));
            if (isOurs)
            {
                return DnsMessage.Read(buffer.AsSpan(0, length), query);
            }

            // A guess at the identifier by someone else: keep listening until the deadline.
        }
    }

    private static async Task<DnsAnswer> OverTcpAsync(
        IPEndPoint server, byte[] query, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellationToken);
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        var framed = new byte[2 + query.Length];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
        query.CopyTo(framed, 2);
        await stream.WriteAsync(framed, cancellationToken);
        await stream.ReadExactlyAsync(framed.AsMemory(0, 2), cancellationToken);
        var length = BinaryPrimitives.ReadUInt16BigEndian(framed);
        if (length is < DnsMessage.HeaderLength or > MaxTcp)
        {
            return DnsAnswer.Failed;
        }

        var answer = new byte[length];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        var read = DnsMessage.Read(answer, query);
        return read.Status == DnsStatus.Truncated ? DnsAnswer.Failed : read;
    }

    /// <summary>Names compare without case, servers repeat it: up to one more random bit per letter.</summary>
    private static string MixCase(string name)
    {
        Span<byte> bits = stackalloc byte[name.Length];
        RandomNumberGenerator.Fill(bits);
        Span<char> mixed = stackalloc char[name.Length];
        for (var i = 0; i < name.Length; i++)
        {
            mixed[i] = (bits[i] & 1) == 0 ? name[i] : char.ToUpperInvariant(name[i]);
        }

        return mixed.ToString();
    }
}
