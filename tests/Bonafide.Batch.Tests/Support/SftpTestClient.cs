using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Bonafide.Batch.Sftp;
using Bonafide.Batch.Sftp.Messages;

namespace Bonafide.Batch.Tests.Support;

/// <summary>
/// A client that speaks to a session over a real socket pair, message by message, so that a test can pipeline,
/// reorder and break what a proper client never would.
/// </summary>
internal sealed class SftpTestClient : IAsyncDisposable
{
    private readonly Socket _near;
    private readonly Socket _far;
    private readonly NetworkStream _stream;
    private readonly SftpWriter _writer = new();
    private readonly byte[] _packet = new byte[SftpLimits.PacketBytes];
    private uint _id;

    private SftpTestClient(HomeFixture fixture, TimeProvider time)
    {
        (_near, _far) = Pair();
        _stream = new NetworkStream(_near, ownsSocket: true);
        var far = new NetworkStream(_far, ownsSocket: true);
        Session = Task.Run(async () =>
        {
            await using (far)
            {
                return await new SftpSession(far, fixture.Home, fixture.Limits, time).RunAsync(default);
            }
        });
    }

    public Task<SessionEnd> Session { get; }

    public VersionMessage? Version { get; private set; }

    public static async Task<SftpTestClient> ConnectAsync(HomeFixture fixture, TimeProvider? time = null)
    {
        var client = new SftpTestClient(fixture, time ?? TimeProvider.System);
        await client.SendAsync(w => new InitMessage(3).Write(w));
        client.Version = Parse(
            await client.ReceiveAsync(), SftpPacketType.Version,
            static (ref SftpReader r) => VersionMessage.Read(ref r));
        return client;
    }

    /// <summary>A client that has not said anything yet.</summary>
    public static SftpTestClient Silent(HomeFixture fixture, TimeProvider? time = null) =>
        new(fixture, time ?? TimeProvider.System);

    public uint NextId() => ++_id;

    public async Task SendAsync(Action<SftpWriter> write)
    {
        write(_writer);
        await _stream.WriteAsync(_writer.Written);
        _writer.Clear();
    }

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes);

    public async Task<ReadOnlyMemory<byte>> ReceiveAsync()
    {
        await _stream.ReadExactlyAsync(_packet.AsMemory(0, 4));
        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(_packet);
        await _stream.ReadExactlyAsync(_packet.AsMemory(0, length));
        return _packet.AsMemory(0, length).ToArray();
    }

    public async Task<StatusMessage> StatusAsync(Action<SftpWriter> write)
    {
        await SendAsync(write);
        return Parse(
            await ReceiveAsync(), SftpPacketType.Status, static (ref SftpReader r) => StatusMessage.Read(ref r));
    }

    public Task<StatusMessage> MkdirAsync(string path) =>
        StatusAsync(w => new MkdirMessage(NextId(), Utf8(path), default).Write(w));

    public Task<StatusMessage> RemoveAsync(string path) =>
        StatusAsync(w => new RemoveMessage(NextId(), Utf8(path)).Write(w));

    public Task<StatusMessage> RmdirAsync(string path) =>
        StatusAsync(w => new RmdirMessage(NextId(), Utf8(path)).Write(w));

    public Task<StatusMessage> RenameAsync(string from, string to) =>
        StatusAsync(w => new RenameMessage(NextId(), Utf8(from), Utf8(to)).Write(w));

    public Task<StatusMessage> PosixRenameAsync(string from, string to) => StatusAsync(w =>
    {
        var body = new SftpWriter();
        body.String(from);
        body.String(to);
        new ExtendedMessage(NextId(), Utf8(ExtendedMessage.PosixRename), body.Written.Span).Write(w);
    });

    public Task<StatusMessage> WriteAsync(uint handle, ulong offset, byte[] data) =>
        StatusAsync(w => new WriteMessage(NextId(), Handle(handle), offset, data).Write(w));

    public Task<StatusMessage> CloseAsync(uint handle) =>
        StatusAsync(w => new CloseMessage(NextId(), Handle(handle)).Write(w));

    public async Task<uint> OpenAsync(string path, OpenModes modes)
    {
        await SendAsync(w => new OpenMessage(NextId(), Utf8(path), modes).Write(w));
        return Parse(
            await ReceiveAsync(), SftpPacketType.Handle, static (ref SftpReader r) => HandleMessage.Read(ref r)).Handle;
    }

    public Task<StatusMessage> OpenRefusedAsync(string path, OpenModes modes) =>
        StatusAsync(w => new OpenMessage(NextId(), Utf8(path), modes).Write(w));

    public async Task<StatusMessage> PutAsync(string path, string text)
    {
        var handle = await OpenAsync(path, OpenModes.Write | OpenModes.Create | OpenModes.Truncate);
        await WriteAsync(handle, 0, Encoding.UTF8.GetBytes(text));
        return await CloseAsync(handle);
    }

    public async Task<string?> GetAsync(string path)
    {
        await SendAsync(w => new OpenMessage(NextId(), Utf8(path), OpenModes.Read).Write(w));
        var answer = await ReceiveAsync();
        if (TypeOf(answer) == SftpPacketType.Status)
        {
            return null;
        }

        var handle = Parse(
            answer, SftpPacketType.Handle, static (ref SftpReader r) => HandleMessage.Read(ref r)).Handle;
        await SendAsync(w => new ReadMessage(NextId(), Handle(handle), 0, 65536).Write(w));
        answer = await ReceiveAsync();
        await CloseAsync(handle);
        return TypeOf(answer) == SftpPacketType.Status
            ? ""
            : Parse(answer, SftpPacketType.Data, static (ref SftpReader r) =>
                Encoding.UTF8.GetString(DataMessage.Read(ref r).Data));
    }

    public async Task<IReadOnlyList<string>> ListAsync(string path)
    {
        await SendAsync(w => new OpendirMessage(NextId(), Utf8(path)).Write(w));
        var handle = Parse(
            await ReceiveAsync(), SftpPacketType.Handle, static (ref SftpReader r) => HandleMessage.Read(ref r)).Handle;
        var names = new List<string>();
        while (true)
        {
            await SendAsync(w => new ReaddirMessage(NextId(), Handle(handle)).Write(w));
            var answer = await ReceiveAsync();
            if (TypeOf(answer) == SftpPacketType.Status)
            {
                await CloseAsync(handle);
                return names;
            }

            var reply = Parse(answer, SftpPacketType.Name, static (ref SftpReader r) => NameMessage.Read(ref r));
            names.AddRange(reply.Entries.Select(e => e.Name)
                .Where(n => n is not ("." or "..")));
        }
    }

    /// <summary>Cuts the connection as a lost network does.</summary>
    public async Task<SessionEnd> CutAsync()
    {
        await _stream.DisposeAsync();
        return await Session;
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    public delegate T Parser<T>(ref SftpReader reader);

    public static T Parse<T>(ReadOnlyMemory<byte> packet, SftpPacketType expected, Parser<T> parser)
    {
        Assert.Equal(expected, TypeOf(packet));
        var reader = new SftpReader(packet.Span[1..]);
        return parser(ref reader);
    }

    public static SftpPacketType TypeOf(ReadOnlyMemory<byte> packet) => (SftpPacketType)packet.Span[0];

    public static byte[] Handle(uint handle)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, handle);
        return bytes;
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static (Socket, Socket) Pair()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        listener.Listen(1);
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.Connect(listener.LocalEndPoint!);
        var far = listener.Accept();
        far.NoDelay = true;
        return (near, far);
    }
}
