using System.Buffers.Binary;

namespace Bonafide.Batch.Sftp;

/// <summary>
/// Reads the data types of RFC 4251 §5 from one packet. Every length is compared with what is left of the packet
/// and with the field's own limit before anything is taken.
/// </summary>
internal ref struct SftpReader(ReadOnlySpan<byte> packet)
{
    private ReadOnlySpan<byte> _rest = packet;

    public readonly int Remaining => _rest.Length;

    public byte Byte() => Take(1)[0];

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    /// <summary>A string: 32 bits of length, then that many bytes, at most <paramref name="limit"/>.</summary>
    public ReadOnlySpan<byte> String(int limit)
    {
        var length = UInt32();
        if (length > (uint)limit)
        {
            throw new SftpFormatException("A string is longer than its limit.");
        }

        return Take((int)length);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new SftpFormatException("The packet ends before its last field.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
