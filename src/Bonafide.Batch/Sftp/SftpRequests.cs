using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp.Messages;

namespace Bonafide.Batch.Sftp;

/// <summary>
/// Answers the requests of one session, in their order. Everything but publishing a marker is done before the call
/// returns; a packet that is malformed behind its id is answered with SSH_FX_BAD_MESSAGE.
/// </summary>
internal sealed class SftpRequests(TenantHome home, SftpLimits limits, SftpWriter writer, TimeProvider time)
{
    private const int NamesPerReply = 100;
    private readonly OpenHandles _handles = new(limits.Handles);

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
            StatusMessage.Write(writer, id, SftpStatus.BadMessage, failure.Message);
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
                home.Discard(write.File);
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
                Write(WriteMessage.Read(ref reader));
                return default;
            case SftpPacketType.Read:
                Read(ReadMessage.Read(ref reader));
                return default;
            case SftpPacketType.Open:
                Open(OpenMessage.Read(ref reader));
                return default;
            case SftpPacketType.Close:
                var close = CloseMessage.Read(ref reader);
                return CloseAsync(close.Id, _handles.Take(close.Handle), cancel);
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
                Fstat(id, _handles.Find(FstatMessage.Read(ref reader).Handle));
                break;
            case SftpPacketType.Setstat:
                Setstat(SetstatMessage.Read(ref reader));
                break;
            case SftpPacketType.Fsetstat:
                Fsetstat(FsetstatMessage.Read(ref reader));
                break;
            case SftpPacketType.Opendir:
                Opendir(id, OpendirMessage.Read(ref reader).Path);
                break;
            case SftpPacketType.Readdir:
                Readdir(id, _handles.Find(ReaddirMessage.Read(ref reader).Handle) as ListHandle);
                break;
            case SftpPacketType.Remove:
                OnPath(id, RemoveMessage.Read(ref reader).Path, home.RemoveFile);
                break;
            case SftpPacketType.Mkdir:
                OnPath(id, MkdirMessage.Read(ref reader).Path, home.MakeFolder);
                break;
            case SftpPacketType.Rmdir:
                OnPath(id, RmdirMessage.Read(ref reader).Path, home.RemoveFolder);
                break;
            case SftpPacketType.Realpath:
                Realpath(id, RealpathMessage.Read(ref reader).Path);
                break;
            default:
                Unsupported(id);
                break;
        }
    }

    private void Open(OpenMessage message)
    {
        var result = HomePath.Parse(message.Path, limits.Depth, out var path);
        if (result != HomeResult.Ok)
        {
            Answer(message.Id, result);
        }
        else if (_handles.IsFull)
        {
            StatusMessage.Write(writer, message.Id, SftpStatus.Failure, "Too many open handles.");
        }
        else if (message.Modes.HasFlag(OpenModes.Write))
        {
            OpenWrite(message.Id, path, message.Modes);
        }
        else
        {
            OpenRead(message.Id, path);
        }
    }

    private void OpenWrite(uint id, HomePath path, OpenModes modes)
    {
        var result = home.OpenWrite(path, modes.HasFlag(OpenModes.Create), modes.HasFlag(OpenModes.Truncate),
            modes.HasFlag(OpenModes.Exclusive), out var file);
        if (file is null)
        {
            Answer(id, result);
            return;
        }

        new HandleMessage(id, _handles.Add(new WriteHandle(file, modes.HasFlag(OpenModes.Append)))).Write(writer);
    }

    private void OpenRead(uint id, HomePath path)
    {
        var result = home.OpenRead(path, out var file, out var size);
        if (file is null)
        {
            Answer(id, result);
            return;
        }

        new HandleMessage(id, _handles.Add(new ReadHandle(file, size, time.GetUtcNow()))).Write(writer);
    }

    private async ValueTask CloseAsync(uint id, OpenHandle? handle, CancellationToken cancel)
    {
        switch (handle)
        {
            case null:
                Answer(id, HomeResult.NotOpenForThis);
                break;
            case WriteHandle write:
                Answer(id, await home.PublishAsync(write.File, cancel));
                break;
            default:
                (handle as ReadHandle)?.File.Dispose();
                Answer(id, HomeResult.Ok);
                break;
        }
    }

    private void Write(WriteMessage message)
    {
        if (_handles.Find(message.Handle) is not WriteHandle write)
        {
            Answer(message.Id, HomeResult.NotOpenForThis);
            return;
        }

        var offset = write.Append ? (ulong)write.File.Size : message.Offset;
        Answer(message.Id, home.Write(write.File, offset, message.Data));
    }

    private void Read(ReadMessage message)
    {
        var (file, size) = _handles.Find(message.Handle) switch
        {
            ReadHandle read => (read.File, read.Size),
            WriteHandle write => (write.File.File, write.File.Size),
            _ => (null, 0L),
        };
        if (file is null)
        {
            Answer(message.Id, HomeResult.NotOpenForThis);
            return;
        }

        if (message.Offset >= (ulong)size)
        {
            StatusMessage.Write(writer, message.Id, SftpStatus.Eof, "End of file.");
            return;
        }

        var wanted = (int)Math.Min(Math.Min(message.Count, SftpLimits.TransferBytes), size - (long)message.Offset);
        writer.Begin(SftpPacketType.Data);
        writer.UInt32(message.Id);
        writer.UInt32((uint)wanted);
        if (!Fill(file, writer.Reserve(wanted), (long)message.Offset))
        {
            writer.Abandon();
            Answer(message.Id, HomeResult.StorageFailed);
            return;
        }

        writer.End();
    }

    private static bool Fill(Microsoft.Win32.SafeHandles.SafeFileHandle file, Span<byte> room, long offset)
    {
        try
        {
            while (room.Length > 0)
            {
                var read = RandomAccess.Read(file, room, offset);
                if (read == 0)
                {
                    return false;
                }

                room = room[read..];
                offset += read;
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Stat(uint id, ReadOnlySpan<byte> bytes)
    {
        var result = HomePath.Parse(bytes, limits.Depth, out var path);
        HomeEntry? entry = null;
        result = result == HomeResult.Ok ? home.Stat(path, out entry) : result;
        if (result != HomeResult.Ok)
        {
            Answer(id, result);
            return;
        }

        new AttrsMessage(id, SftpListing.Attributes(entry!)).Write(writer);
    }

    private void Fstat(uint id, OpenHandle? handle)
    {
        var entry = handle switch
        {
            ReadHandle read => new HomeEntry("", false, read.Size, read.ModifiedAt),
            WriteHandle write => new HomeEntry("", false, write.File.Size, time.GetUtcNow()),
            ListHandle => new HomeEntry("", true, 0, time.GetUtcNow()),
            _ => null,
        };
        if (entry is null)
        {
            Answer(id, HomeResult.NotOpenForThis);
            return;
        }

        new AttrsMessage(id, SftpListing.Attributes(entry)).Write(writer);
    }

    /// <summary>Times and permissions mean nothing here, but clients that set them expect success.</summary>
    private void Setstat(SetstatMessage message)
    {
        var result = HomePath.Parse(message.Path, limits.Depth, out var path);
        HomeEntry? entry = null;
        result = result == HomeResult.Ok ? home.Stat(path, out entry) : result;
        if (result == HomeResult.Ok && message.Attributes.Size is { } size && size != (ulong)entry!.Size)
        {
            result = HomeResult.NotOpenForThis;
        }

        Answer(message.Id, result);
    }

    private void Fsetstat(FsetstatMessage message)
    {
        var result = (_handles.Find(message.Handle), message.Attributes.Size) switch
        {
            (null, _) => HomeResult.NotOpenForThis,
            (WriteHandle write, { } size) => home.SetLength(write.File, size),
            (_, null) => HomeResult.Ok,
            _ => HomeResult.NotOpenForThis,
        };
        Answer(message.Id, result);
    }

    private void Opendir(uint id, ReadOnlySpan<byte> bytes)
    {
        var result = HomePath.Parse(bytes, limits.Depth, out var path);
        IReadOnlyList<HomeEntry> entries = [];
        result = result == HomeResult.Ok ? home.List(path, out entries) : result;
        if (result != HomeResult.Ok)
        {
            Answer(id, result);
        }
        else if (_handles.IsFull)
        {
            StatusMessage.Write(writer, id, SftpStatus.Failure, "Too many open handles.");
        }
        else
        {
            var now = time.GetUtcNow();
            HomeEntry[] all = [new(".", true, 0, now), new("..", true, 0, now), .. entries];
            new HandleMessage(id, _handles.Add(new ListHandle(all))).Write(writer);
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
            StatusMessage.Write(writer, id, SftpStatus.Eof, "End of folder.");
            return;
        }

        new NameMessage(id, next).Write(writer);
    }

    private void Realpath(uint id, ReadOnlySpan<byte> bytes)
    {
        var result = HomePath.Parse(bytes, limits.Depth, out var path);
        if (result != HomeResult.Ok)
        {
            Answer(id, result);
            return;
        }

        new NameMessage(id, [new(path.ToString(), path.ToString(), default)]).Write(writer);
    }

    private async ValueTask RenameAsync(uint id, HomePath from, HomePath to, bool replace, CancellationToken cancel) =>
        Answer(id, await home.RenameAsync(from, to, replace, cancel));

    private ValueTask RenameAsync(
        uint id, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, bool replace, CancellationToken cancel)
    {
        var result = HomePath.Parse(from, limits.Depth, out var source);
        var second = HomePath.Parse(to, limits.Depth, out var target);
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
                Fsync(message.Id, _handles.Find(reader.String(SftpLimits.HandleBytes)));
                return default;
            case ExtendedMessage.Statvfs:
                Statvfs(message.Id);
                return default;
            case ExtendedMessage.Limits:
                new LimitsReply(message.Id, SftpLimits.PacketBytes, SftpLimits.TransferBytes,
                    SftpLimits.TransferBytes, (ulong)limits.Handles).Write(writer);
                return default;
            default:
                Unsupported(message.Id);
                return default;
        }
    }

    private void Fsync(uint id, OpenHandle? handle)
    {
        if (handle is not WriteHandle write)
        {
            Answer(id, HomeResult.NotOpenForThis);
            return;
        }

        try
        {
            RandomAccess.FlushToDisk(write.File.File);
            Answer(id, HomeResult.Ok);
        }
        catch (IOException)
        {
            write.File.Broken = true;
            Answer(id, HomeResult.StorageFailed);
        }
    }

    private void Statvfs(uint id)
    {
        var (bytes, entries) = home.Used;
        new StatvfsReply(id, (ulong)limits.QuotaBytes, (ulong)Math.Max(0, limits.QuotaBytes - bytes),
            (ulong)limits.QuotaEntries, (ulong)Math.Max(0, limits.QuotaEntries - entries)).Write(writer);
    }

    private void OnPath(uint id, ReadOnlySpan<byte> bytes, Func<HomePath, HomeResult> act)
    {
        var result = HomePath.Parse(bytes, limits.Depth, out var path);
        Answer(id, result == HomeResult.Ok ? act(path) : result);
    }

    private void Unsupported(uint id) =>
        StatusMessage.Write(writer, id, SftpStatus.OpUnsupported, "This operation is not offered here.");

    private void Answer(uint id, HomeResult result)
    {
        var (status, sentence) = SftpAnswers.For(result);
        StatusMessage.Write(writer, id, status, sentence);
    }
}
