using System.Buffers.Binary;
using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp.Messages;

namespace Bonafide.Batch.Sftp;

/// <summary>
/// One SFTP session over a stream: takes packets as they come, answers in order, and sends the answers of everything
/// that was already received in one write. Memory is one receive buffer and one send buffer.
/// </summary>
internal sealed class SftpSession(Stream stream, TenantHome home, SftpLimits limits, TimeProvider time)
{
    private const int FlushAt = 128 * 1024;
    private readonly byte[] _received = new byte[2 * (SftpLimits.PacketBytes + 4)];
    private readonly SftpWriter _writer = new();
    private int _start;
    private int _end;

    /// <summary>Runs until the client leaves, is idle for too long, or breaks the protocol beyond an answer.</summary>
    public async Task<SessionEnd> RunAsync(CancellationToken cancel)
    {
        var requests = new SftpRequests(home, limits, _writer, time);
        using var idle = new IdleTimer(limits.Idle, time, cancel);
        try
        {
            if (!await GreetAsync(idle))
            {
                return SessionEnd.Malformed;
            }

            while (await NextPacketAsync(idle) is { } length)
            {
                if (length < 1 || length > SftpLimits.PacketBytes)
                {
                    return SessionEnd.Malformed;
                }

                var packet = _received.AsMemory(_start, length);
                _start += length;
                var type = (SftpPacketType)packet.Span[0];
                await requests.AnswerAsync(type, packet.Span[1..], idle.Token);
                if (_writer.Length >= FlushAt)
                {
                    await FlushAsync(idle.Token);
                }
            }

            return SessionEnd.Left;
        }
        catch (SftpFormatException)
        {
            return SessionEnd.Malformed;
        }
        catch (OperationCanceledException)
        {
            return cancel.IsCancellationRequested ? SessionEnd.Stopped : SessionEnd.Idle;
        }
        catch (IOException)
        {
            return SessionEnd.Left;
        }
        finally
        {
            requests.End();
        }
    }

    /// <summary>§4: the client's version first, then ours, which is the lower of both.</summary>
    private async Task<bool> GreetAsync(IdleTimer idle)
    {
        if (await NextPacketAsync(idle) is not { } length || length is < 5 or > SftpLimits.PacketBytes)
        {
            return false;
        }

        var type = (SftpPacketType)_received[_start];
        var reader = new SftpReader(_received.AsSpan(_start + 1, length - 1));
        _start += length;
        if (type != SftpPacketType.Init || InitMessage.Read(ref reader).Version < 3)
        {
            return false;
        }

        VersionMessage.Ours.Write(_writer);
        return true;
    }

    /// <summary>
    /// The length of the next packet, which then starts at <c>_start</c> and is there as a whole; null at the end of
    /// the stream. A length beyond the limit is returned before a byte of its packet is waited for.
    /// </summary>
    private async ValueTask<int?> NextPacketAsync(IdleTimer idle)
    {
        while (true)
        {
            var available = _end - _start;
            if (available >= 4)
            {
                var length = BinaryPrimitives.ReadUInt32BigEndian(_received.AsSpan(_start));
                if (length > SftpLimits.PacketBytes)
                {
                    return int.MaxValue;
                }

                if (available >= length + 4)
                {
                    _start += 4;
                    return (int)length;
                }
            }

            if (!await ReceiveAsync(idle))
            {
                return null;
            }
        }
    }

    private async ValueTask<bool> ReceiveAsync(IdleTimer idle)
    {
        await FlushAsync(idle.Token);
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }

        if (_start > 0 && _received.Length - _end < SftpLimits.PacketBytes / 2)
        {
            Buffer.BlockCopy(_received, _start, _received, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        idle.Restart();
        var count = await stream.ReadAsync(_received.AsMemory(_end), idle.Token);
        _end += count;
        return count > 0;
    }

    private async ValueTask FlushAsync(CancellationToken cancel)
    {
        if (_writer.Length > 0)
        {
            await stream.WriteAsync(_writer.Written, cancel);
            _writer.Clear();
        }
    }
}

/// <summary>Why a session ended.</summary>
internal enum SessionEnd
{
    Left,
    Idle,
    Malformed,
    Stopped,
}
