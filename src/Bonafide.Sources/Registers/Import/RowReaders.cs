using System.Buffers;

namespace Bonafide.Sources.Registers.Import;

/// <summary>A record as read from a file: values by column, or what kept it from being read.</summary>
internal readonly record struct Row(
    long Line, IReadOnlyList<KeyValuePair<string, string>>? Values, RegisterProblem? Problem);

/// <summary>
/// Reads rows from a file of one format. Reading ends after a problem that leaves no way to find the next row.
/// </summary>
internal interface IRowReader
{
    IEnumerable<Row> Rows(Stream file);
}

/// <summary>Bytes up to the next line feed, never more than the limit.</summary>
internal sealed class LineReader(Stream file, int maxBytes)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _at;
    private int _end;

    internal long Line { get; private set; }

    internal bool TooLong { get; private set; }

    /// <summary>
    /// The next line without its end; null at the end of the file or behind a line that was too long.
    /// </summary>
    internal ReadOnlyMemory<byte>? Next()
    {
        _line.ResetWrittenCount();
        while (!TooLong)
        {
            if (_at == _end)
            {
                _at = 0;
                _end = file.Read(_buffer, 0, _buffer.Length);
                if (_end == 0)
                {
                    if (_line.WrittenCount == 0)
                    {
                        return null;
                    }

                    return Finish();
                }
            }

            var rest = _buffer.AsSpan(_at, _end - _at);
            var feed = rest.IndexOf((byte)'\n');
            var taken = feed < 0 ? rest : rest[..feed];
            TooLong = _line.WrittenCount + taken.Length > maxBytes;
            if (TooLong)
            {
                break;
            }

            _line.Write(taken);
            _at += feed < 0 ? rest.Length : feed + 1;
            if (feed >= 0)
            {
                return Finish();
            }
        }

        Line++;
        return null;
    }

    private ReadOnlyMemory<byte> Finish()
    {
        Line++;
        var line = _line.WrittenMemory;
        return line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
    }
}
