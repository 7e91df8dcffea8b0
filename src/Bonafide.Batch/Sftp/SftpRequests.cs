using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp.Messages;

namespace Bonafide.Batch.Sftp;

/// <summary>
/// Answers the requests of one session, in their order. Everything but publishing a marker is done before the call
/// returns; a packet that is malformed behind its id is answered with SSH_FX_BAD_MESSAGE.
/// </summary>
internal sealed class SftpRequests
{
    private const int NamesPerReply = 100;
    private readonly TenantHome _home;
    private readonly SftpLimits _limits;
    private readonly SftpWriter _writer;
    private readonly TimeProvider _time;
    private readonly OpenHandles _handles;
    private readonly SftpFileRequests _files;

    public SftpRequests(TenantHome home, SftpLimits limits, SftpWriter writer, TimeProvider time)
    {
        (_home, _limits, _writer, _time) = (home, limits, writer, time);
        _handles = new OpenHandles(limits.Handles);
        _files = new SftpFileRequests(home, limits, writer, _handles, time);
    }

    public ValueTask AnswerAsync(SftpPacketType type, ReadOnlySpan<byte> body, CancellationToken cancel)
    {
        if (body.Length < 4)
        {
            throw new SftpFormatException("A request without an id.");
        }

        try
        {
            return Dispatch(type, body, cancel);
        }
        catch (SftpFormatException failure)
        {
            var id = new SftpReader(body).UInt32();
            StatusMessage.Write(_writer, id, SftpStatus.BadMessage, failure.Message);
            return default;
        }
    }

    /// <summary>Half-written files of a session that ended go away; nobody has seen them.</summary>
    public void End()
    {
        foreach (var handle in _handles.TakeAll())
        {
            if (handle is WriteHandle write)
            {
                _home.Discard(write.File);
            }

            (handle as ReadHandle)?.File.Dispose();
        }
    }

    private ValueTask Dispatch(SftpPacketType type, ReadOnlySpan<byte> body, CancellationToken cancel)
    {
        var reader = new SftpReader(body);
        switch (type)
        {
            case SftpPacketType.Write:
                _files.Write(WriteMessage.Read(ref reader));
                return default;
            case SftpPacketType.Read:
                _files.Read(ReadMessage.Read(ref reader));
                return default;
            case SftpPacketType.Open:
                _files.Open(OpenMessage.Read(ref reader));
                return default;
            case SftpPacketType.Close:
                var close = CloseMessage.Read(ref reader);
                return _files.CloseAsync(close.Id, _handles.Take(close.Handle), cancel);
            case SftpPacketType.Rename:
                var rename = RenameMessage.Read(ref reader);
                return RenameAsync(rename.Id, rename.From, rename.To, false, cancel);
            case SftpPacketType.Extended:
                return ExtendedAsync(ExtendedMessage.Read(body), cancel);
            default:
                DispatchNames(type, ref reader, new SftpReader(body).UInt32());
                return default;
        }
    }

    private void DispatchNames(SftpPacketType type, ref SftpReader reader, uint id)
    {
        switch (type)
        {
            case SftpPacketType.Lstat:
                Stat(id, LstatMessage.Read(ref reader).Path);
                break;
            case SftpPacketType.Stat:
                Stat(id, StatMessage.Read(ref reader).Path);
                break;
            case SftpPacketType.Fstat:
                _files.Fstat(id, _handles.Find(FstatMessage.Read(ref reader).Handle));
                break;
            case SftpPacketType.Setstat:
                Setstat(SetstatMessage.Read(ref reader));
                break;
            case SftpPacketType.Fsetstat:
                _files.Fsetstat(FsetstatMessage.Read(ref reader));
                break;
            case SftpPacketType.Opendir:
                Opendir(id, OpendirMessage.Read(ref reader).Path);
                break;
            case SftpPacketType.Readdir:
                Readdir(id, _handles.Find(ReaddirMessage.Read(ref reader).Handle) as ListHandle);
                break;
            case SftpPacketType.Remove:
                OnPath(id, RemoveMessage.Read(ref reader).Path, _home.RemoveFile);
                break;
            case SftpPacketType.Mkdir:
                OnPath(id, MkdirMessage.Read(ref reader).Path, _home.MakeFolder);
                break;
            case SftpPacketType.Rmdir:
                OnPath(id, RmdirMessage.Read(ref reader).Path, _home.RemoveFolder);
                break;
            case SftpPacketType.Realpath:
                Realpath(id, RealpathMessage.Read(ref reader).Path);
                break;
            default:
                Unsupported(id);
                break;
        }
    }

    private void Stat(uint id, ReadOnlySpan<byte> bytes)
    {
        var result = HomePath.Parse(bytes, _limits.Depth, out var path);
        HomeEntry? entry = null;
        result = result == HomeResult.Ok ? _home.Stat(path, out entry) : result;
        if (result != HomeResult.Ok)
        {
            Answer(id, result);
            return;
        }

        new AttrsMessage(id, SftpListing.Attributes(entry!)).Write(_writer);
    }

    /// <summary>Times and permissions mean nothing here, but clients that set them expect success.</summary>
    private void Setstat(SetstatMessage message)
    {
        var result = HomePath.Parse(message.Path, _limits.Depth, out var path);
        HomeEntry? entry = null;
        result = result == HomeResult.Ok ? _home.Stat(path, out entry) : result;
        if (result == HomeResult.Ok && message.Attributes.Size is { } size && size != (ulong)entry!.Size)
        {
            result = HomeResult.NotOpenForThis;
        }

        Answer(message.Id, result);
    }

    private void Opendir(uint id, ReadOnlySpan<byte> bytes)
    {
        var result = HomePath.Parse(bytes, _limits.Depth, out var path);
        IReadOnlyList<HomeEntry> entries = [];
        result = result == HomeResult.Ok ? _home.List(path, out entries) : result;
        if (result != HomeResult.Ok)
        {
            Answer(id, result);
        }
        else if (_handles.IsFull)
        {
            StatusMessage.Write(_writer, id, SftpStatus.Failure, "Too many open handles.");
        }
        else
        {
            var now = _time.GetUtcNow();
            HomeEntry[] all = [new(".", true, 0, now), new("..", true, 0, now), .. entries];
            new HandleMessage(id, _handles.Add(new ListHandle(all))).Write(_writer);
        }
    }

    private void Readdir(uint id, ListHandle? list)
    {
        if (list is null)
        {
            Answer(id, HomeResult.NotOpenForThis);
            return;
        }

        NameMessage.Entry[] next = [.. list.Entries.Skip(list.Next).Take(NamesPerReply).Select(SftpListing.Entry)];
        list.Next += next.Length;
        if (next.Length == 0)
        {
            StatusMessage.Write(_writer, id, SftpStatus.Eof, "End of folder.");
            return;
        }

        new NameMessage(id, next).Write(_writer);
    }

    private void Realpath(uint id, ReadOnlySpan<byte> bytes)
    {
        var result = HomePath.Parse(bytes, _limits.Depth, out var path);
        if (result != HomeResult.Ok)
        {
            Answer(id, result);
            return;
        }

        new NameMessage(id, [new(path.ToString(), path.ToString(), default)]).Write(_writer);
    }

    private async ValueTask RenameAsync(uint id, HomePath from, HomePath to, bool replace, CancellationToken cancel) =>
        Answer(id, await _home.RenameAsync(from, to, replace, cancel));

    private ValueTask RenameAsync(
        uint id, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, bool replace, CancellationToken cancel)
    {
        var result = HomePath.Parse(from, _limits.Depth, out var source);
        var second = HomePath.Parse(to, _limits.Depth, out var target);
        result = result == HomeResult.Ok ? second : result;
        if (result == HomeResult.Ok)
        {
            return RenameAsync(id, source, target, replace, cancel);
        }

        Answer(id, result);
        return default;
    }

    private ValueTask ExtendedAsync(ExtendedMessage message, CancellationToken cancel)
    {
        var reader = new SftpReader(message.Body);
        switch (System.Text.Encoding.ASCII.GetString(message.Name))
        {
            case ExtendedMessage.PosixRename:
                var from = reader.String(SftpLimits.PathBytes);
                return RenameAsync(message.Id, from, reader.String(SftpLimits.PathBytes), true, cancel);
            case ExtendedMessage.Fsync:
                _files.Fsync(message.Id, _handles.Find(reader.String(SftpLimits.HandleBytes)));
                return default;
            case ExtendedMessage.Statvfs:
                Statvfs(message.Id);
                return default;
            case ExtendedMessage.Limits:
                new LimitsReply(message.Id, SftpLimits.PacketBytes, SftpLimits.TransferBytes,
                    SftpLimits.TransferBytes, (ulong)_limits.Handles).Write(_writer);
                return default;
            default:
                Unsupported(message.Id);
                return default;
        }
    }

    private void Statvfs(uint id)
    {
        var (bytes, entries) = _home.Used;
        new StatvfsReply(id, (ulong)_limits.QuotaBytes, (ulong)Math.Max(0, _limits.QuotaBytes - bytes),
            (ulong)_limits.QuotaEntries, (ulong)Math.Max(0, _limits.QuotaEntries - entries)).Write(_writer);
    }

    private void OnPath(uint id, ReadOnlySpan<byte> bytes, Func<HomePath, HomeResult> act)
    {
        var result = HomePath.Parse(bytes, _limits.Depth, out var path);
        Answer(id, result == HomeResult.Ok ? act(path) : result);
    }

    private void Unsupported(uint id) =>
        StatusMessage.Write(_writer, id, SftpStatus.OpUnsupported, "This operation is not offered here.");

    private void Answer(uint id, HomeResult result) => SftpAnswers.Write(_writer, id, result);
}
