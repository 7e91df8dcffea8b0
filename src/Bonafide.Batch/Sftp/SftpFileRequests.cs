using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp.Messages;

namespace Bonafide.Batch.Sftp;

/// <summary>Answers the requests that open, read, write and close files.</summary>
internal sealed class SftpFileRequests(
    TenantHome home, SftpLimits limits, SftpWriter writer, OpenHandles handles, TimeProvider time)
{
    public void Open(OpenMessage message)
    {
        var result = HomePath.Parse(message.Path, limits.Depth, out var path);
        if (result != HomeResult.Ok)
        {
            Answer(message.Id, result);
        }
        else if (handles.IsFull)
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

        new HandleMessage(id, handles.Add(new WriteHandle(file, modes.HasFlag(OpenModes.Append)))).Write(writer);
    }

    private void OpenRead(uint id, HomePath path)
    {
        var result = home.OpenRead(path, out var file, out var size);
        if (file is null)
        {
            Answer(id, result);
            return;
        }

        new HandleMessage(id, handles.Add(new ReadHandle(file, size, time.GetUtcNow()))).Write(writer);
    }

    public async ValueTask CloseAsync(uint id, OpenHandle? handle, CancellationToken cancel)
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

    public void Write(WriteMessage message)
    {
        if (handles.Find(message.Handle) is not WriteHandle write)
        {
            Answer(message.Id, HomeResult.NotOpenForThis);
            return;
        }

        var offset = write.Append ? (ulong)write.File.Size : message.Offset;
        Answer(message.Id, home.Write(write.File, offset, message.Data));
    }

    public void Read(ReadMessage message)
    {
        var (file, size) = handles.Find(message.Handle) switch
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

    public void Fstat(uint id, OpenHandle? handle)
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

    public void Fsetstat(FsetstatMessage message)
    {
        var result = (handles.Find(message.Handle), message.Attributes.Size) switch
        {
            (null, _) => HomeResult.NotOpenForThis,
            (WriteHandle write, { } size) => home.SetLength(write.File, size),
            (_, null) => HomeResult.Ok,
            _ => HomeResult.NotOpenForThis,
        };
        Answer(message.Id, result);
    }

    public void Fsync(uint id, OpenHandle? handle)
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

    private void Answer(uint id, HomeResult result) => SftpAnswers.Write(writer, id, result);
}
