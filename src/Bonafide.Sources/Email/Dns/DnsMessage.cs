using System.Buffers.Binary;
using System.Text;

namespace Bonafide.Sources.Email.Dns;

/// <summary>Types of records that are asked for (RFC 1035 §3.2.2, RFC 3596 §2.1).</summary>
internal enum DnsType : ushort
{
    A = 1,
    Cname = 5,
    Mx = 15,
    Aaaa = 28,
}

/// <summary>What an answer says of the question.</summary>
internal enum DnsStatus
{
    /// <summary>No answer, a refusal, or bytes that cannot be an answer to what was asked.</summary>
    Failed = 0,
    Answered = 1,
    NameDoesNotExist = 2,

    /// <summary>The answer did not fit; ask again over TCP.</summary>
    Truncated = 3,
}

/// <param name="Targets">For MX the exchanges ("" is the root, a null MX), for addresses one empty text each.</param>
/// <param name="TimeToLive">Least of the records' times.</param>
internal sealed record DnsAnswer(DnsStatus Status, IReadOnlyList<string> Targets, TimeSpan TimeToLive)
{
    public static readonly DnsAnswer Failed = new(DnsStatus.Failed, [], TimeSpan.Zero);
    public static readonly DnsAnswer Truncated = new(DnsStatus.Truncated, [], TimeSpan.Zero);
}

/// <summary>One query and its answer on the wire (RFC 1035 §4.1).</summary>
internal static class DnsMessage
{
    public const int HeaderLength = 12;
    private const int MaxRecords = 256;
    private const int MaxNameLength = 255;
    private const ushort ResponseFlag = 0x8000;
    private const ushort TruncatedFlag = 0x0200;
    private const ushort OpcodeMask = 0x7800;
    private const ushort RecursionDesired = 0x0100;
    private const ushort ClassInternet = 1;
    private const ushort NameError = 3;

    /// <summary>A recursive question; <paramref name="name"/> is in A-labels and keeps its case.</summary>
    public static byte[] Query(ushort id, string name, DnsType type)
    {
        var query = new byte[HeaderLength + name.Length + 2 + 4];
        BinaryPrimitives.WriteUInt16BigEndian(query, id);
        BinaryPrimitives.WriteUInt16BigEndian(query.AsSpan(2), RecursionDesired);
        BinaryPrimitives.WriteUInt16BigEndian(query.AsSpan(4), 1);
        var at = HeaderLength;
        foreach (var label in name.Split('.'))
        {
            query[at] = (byte)label.Length;
            Encoding.ASCII.GetBytes(label, query.AsSpan(at + 1));
            at += 1 + label.Length;
        }

        BinaryPrimitives.WriteUInt16BigEndian(query.AsSpan(at + 1), (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(query.AsSpan(at + 3), ClassInternet);
        return query;
    }

    /// <summary>
    /// Reads an answer to <paramref name="query"/>. The identifier and the question must be repeated byte for byte,
    /// letter case included; anything else is no answer to us (RFC 5452 §9.1).
    /// </summary>
    public static DnsAnswer Read(ReadOnlySpan<byte> message, ReadOnlySpan<byte> query)
    {
        if (message.Length < query.Length || !message[..2].SequenceEqual(query[..2])
            || BinaryPrimitives.ReadUInt16BigEndian(message[4..]) != 1
            || !message[HeaderLength..query.Length].SequenceEqual(query[HeaderLength..]))
        {
            return DnsAnswer.Failed;
        }

        var flags = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        if ((flags & ResponseFlag) == 0 || (flags & OpcodeMask) != 0)
        {
            return DnsAnswer.Failed;
        }

        if ((flags & TruncatedFlag) != 0)
        {
            return DnsAnswer.Truncated;
        }

        return (flags & 0xF) switch
        {
            0 => Records(message, query.Length, (DnsType)BinaryPrimitives.ReadUInt16BigEndian(query[^4..])),
            NameError => new(DnsStatus.NameDoesNotExist, [], TimeSpan.FromMinutes(5)),
            _ => DnsAnswer.Failed,
        };
    }

    private static DnsAnswer Records(ReadOnlySpan<byte> message, int at, DnsType type)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        if (count > MaxRecords)
        {
            return DnsAnswer.Failed;
        }

        var targets = new List<string>();
        var least = uint.MaxValue;
        for (var i = 0; i < count; i++)
        {
            if (!TryName(message, ref at, out _) || at + 10 > message.Length)
            {
                return DnsAnswer.Failed;
            }

            var recordType = (DnsType)BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
            var life = BinaryPrimitives.ReadUInt32BigEndian(message[(at + 4)..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]);
            at += 10;
            if (at + length > message.Length)
            {
                return DnsAnswer.Failed;
            }

            if (recordType == type)
            {
                if (!TryTarget(message, at, length, type, out var target))
                {
                    return DnsAnswer.Failed;
                }

                targets.Add(target);
                least = Math.Min(least, life);
            }

            at += length;
        }

        var ttl = targets.Count == 0 ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(least);
        return new(DnsStatus.Answered, targets, ttl);
    }

    private static bool TryTarget(ReadOnlySpan<byte> message, int at, int length, DnsType type, out string target)
    {
        target = string.Empty;
        switch (type)
        {
            case DnsType.A:
                return length == 4;
            case DnsType.Aaaa:
                return length == 16;
            default:
                // RFC 1035 §3.3.9: two octets of preference, then the exchange.
                var name = at + 2;
                return length >= 3 && TryName(message, ref name, out target) && name <= at + length;
        }
    }

    /// <summary>RFC 1035 §4.1.4. Pointers must lead backwards, so a loop ends by itself.</summary>
    private static bool TryName(ReadOnlySpan<byte> message, ref int at, out string name)
    {
        var text = new StringBuilder();
        name = string.Empty;
        var read = at;
        var limit = message.Length;
        var jumped = false;
        while (read < limit)
        {
            var length = message[read];
            if (length == 0)
            {
                at = jumped ? at : read + 1;
                name = text.ToString();
                return true;
            }

            if ((length & 0xC0) == 0xC0)
            {
                if (read + 1 >= message.Length)
                {
                    return false;
                }

                var target = ((length & 0x3F) << 8) | message[read + 1];
                if (target >= read)
                {
                    return false;
                }

                at = jumped ? at : read + 2;
                (jumped, limit, read) = (true, read, target);
            }
            else if (length > 63 || read + 1 + length > message.Length || text.Length + length >= MaxNameLength)
            {
                return false;
            }
            else
            {
                text.Append(text.Length == 0 ? string.Empty : ".")
                    .Append(Encoding.Latin1.GetString(message.Slice(read + 1, length)));
                read += 1 + length;
            }
        }

        return false;
    }
}
