using System.Buffers.Binary;

namespace Bonafide.Vision.Images;

/// <summary>Quantisation tables of a JPEG (ISO/IEC 10918-1 B.2.4.1) and which of them the brightness uses
/// (B.2.2).</summary>
internal sealed class JpegTables
{
    /// <summary>DQT.</summary>
    internal const byte Marker = 0xDB;

    private const int Steps = 64;

    private readonly int[]?[] _tables = new int[4][];
    private int? _luma;
    private bool _isRedefined;

    /// <summary>Row by row; null where the file does not say it plainly: no table, one that is replaced on the way, or
    /// a first component that is stored coarser than the others.</summary>
    internal IReadOnlyList<int>? Luma => _luma is { } at && !_isRedefined ? _tables[at] : null;

    /// <param name="body">Of a DQT segment; a malformed one defines nothing.</param>
    internal void Define(ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            var (wide, at) = (body[0] >> 4, body[0] & 15);
            var length = 1 + (Steps * (wide + 1));
            if (wide > 1 || at > 3 || body.Length < length)
            {
                _isRedefined = true;
                return;
            }

            var table = new int[Steps];
            for (var i = 0; i < Steps; i++)
            {
                table[ZigZag.Order[i]] = wide == 0
                    ? body[1 + i]
                    : BinaryPrimitives.ReadUInt16BigEndian(body[(1 + (2 * i))..]);
            }

            _isRedefined |= _tables[at] is not null || table.Contains(0);
            _tables[at] = table;
            body = body[length..];
        }
    }

    /// <param name="frame">Body of the SOF segment, at least six bytes.</param>
    internal void Choose(ReadOnlySpan<byte> frame)
    {
        const int Head = 6;
        const int PerComponent = 3;
        var count = frame[Head - 1];
        if (count is not (1 or 3) || frame.Length < Head + (count * PerComponent))
        {
            return;
        }

        var components = frame[Head..];
        var (across, down) = (components[1] >> 4, components[1] & 15);
        for (var i = 1; i < count; i++)
        {
            var sampling = components[(i * PerComponent) + 1];
            if (sampling >> 4 > across || (sampling & 15) > down)
            {
                return;
            }
        }

        _luma = components[2] <= 3 ? components[2] : null;
    }
}
