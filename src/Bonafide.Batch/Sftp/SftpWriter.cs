using System.Buffers.Binary;

namespace Bonafide.Batch.Sftp;

/// <summary>
/// Collects packets, each with its length in front (draft-ietf-secsh-filexfer-02 §3), so that the answers to many
/// pipelined requests leave in one write.
/// </summary>
internal sealed class SftpWriter
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _packetStart;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Begin(SftpPacketType type)
    {
        _packetStart = Length;
        UInt32(0);
        Byte((byte)type);
    }

    public void End() =>
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(_packetStart), (uint)(Length - _packetStart - 4));

    /// <summary>Takes back a packet that was begun, when its content turns out not to exist.</summary>
    public void Abandon() => Length = _packetStart;

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Reserve(4), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Reserve(8), value);

    public void String(ReadOnlySpan<byte> value)
    {
        UInt32((uint)value.Length);
        value.CopyTo(Reserve(value.Length));
    }

    public void String(string value)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(value);
        UInt32((uint)count);
        System.Text.Encoding.UTF8.GetBytes(value, Reserve(count));
    }

    /// <summary>Room for <paramref name="count"/> bytes that the caller fills at once.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        }

        var room = _buffer.AsSpan(Length, count);
        Length += count;
        return room;
    }

    /// <summary>Gives back the unused tail of what was last reserved.</summary>
    public void GiveBack(int count) => Length -= count;
}
