using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Bonafide.Sources.Email.Dns;

namespace Bonafide.Sources.Tests.Email;

/// <summary>A name server on the loopback that answers as a test tells it, over UDP and TCP on one port.</summary>
internal sealed class FakeDnsServer : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly UdpClient _udp;
    private readonly TcpListener _tcp;
    private readonly Func<string, DnsType, byte[], byte[]?> _overUdp;
    private readonly Func<string, DnsType, byte[], byte[]?> _overTcp;
    private int _questions;

    /// <param name="overUdp">Name, type and query to the answer's bytes; null keeps silent.</param>
    public FakeDnsServer(
        Func<string, DnsType, byte[], byte[]?> overUdp, Func<string, DnsType, byte[], byte[]?>? overTcp = null)
    {
        _overUdp = overUdp;
        _overTcp = overTcp ?? ((_, _, _) => null);
        (_udp, _tcp) = Bind();
        _ = ServeUdpAsync();
        _ = ServeTcpAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_udp.Client.LocalEndPoint!;

    public int Questions => _questions;

    /// <summary>An answer that repeats the query and adds records.</summary>
    public static byte[] Answer(byte[] query, int code, params byte[][] records)
    {
        byte[] answer = [.. query, .. records.SelectMany(record => record)];
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(2), (ushort)(0x8180 | code));
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), (ushort)records.Length);
        return answer;
    }

    /// <summary>A record whose owner points at the question's name.</summary>
    public static byte[] Record(DnsType type, byte[] content, uint seconds = 300)
    {
        var head = new byte[12];
        head[0] = 0xC0;
        head[1] = DnsMessage.HeaderLength;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(6), seconds);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(10), (ushort)content.Length);
        return [.. head, .. content];
    }

    public static byte[] Mx(string exchange, uint seconds = 300) =>
        Record(DnsType.Mx, [0, 10, .. Name(exchange)], seconds);

    public static byte[] Name(string name) => name.Length == 0
        ? [0]
        : [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    public void Dispose()
    {
        _stop.Cancel();
        _udp.Dispose();
        _tcp.Dispose();
        _stop.Dispose();
    }

    /// <summary>A port free for one protocol may be taken for the other: try a few.</summary>
    private static (UdpClient Udp, TcpListener Tcp) Bind()
    {
        for (var tries = 0; ; tries++)
        {
            var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            var tcp = new TcpListener(IPAddress.Loopback, ((IPEndPoint)udp.Client.LocalEndPoint!).Port);
            try
            {
                tcp.Start();
                return (udp, tcp);
            }
            catch (SocketException) when (tries < 20)
            {
                udp.Dispose();
            }
        }
    }

    private async Task ServeUdpAsync()
    {
        try
        {
            while (true)
            {
                var asked = await _udp.ReceiveAsync(_stop.Token);
                if (Reply(asked.Buffer, _overUdp) is { } answer)
                {
                    await _udp.SendAsync(answer, asked.RemoteEndPoint, _stop.Token);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
                var stream = client.GetStream();
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, _stop.Token);
                var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(query, _stop.Token);
                if (Reply(query, _overTcp) is { } answer)
                {
                    BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                    await stream.WriteAsync((byte[])[.. length, .. answer], _stop.Token);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or IOException
            or SocketException)
        {
        }
    }

    private byte[]? Reply(byte[] query, Func<string, DnsType, byte[], byte[]?> reply)
    {
        Interlocked.Increment(ref _questions);
        var labels = new List<string>();
        var at = DnsMessage.HeaderLength;
        for (; query[at] != 0; at += 1 + query[at])
        {
            labels.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
        }

        var type = (DnsType)BinaryPrimitives.ReadUInt16BigEndian(query.AsSpan(at + 1));
        return reply(string.Join('.', labels).ToLowerInvariant(), type, query);
    }
}
