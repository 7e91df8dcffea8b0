using System.Text;

namespace Bonafide.Batch.Csv;

/// <summary>
/// Reads RFC 4180 with either line ending, a record at a time, in memory bounded by one line. A defective record is
/// returned as such and reading goes on behind its line, so that every finding of a file is seen.
/// </summary>
/// <exception cref="DecoderFallbackException">Thrown while reading when the bytes are not UTF-8.</exception>
internal sealed class CsvReader(Stream stream, int lineLimit)
{
    private const int BufferBytes = 64 * 1024;
    private const int End = -1;
    private readonly Decoder _decoder = new UTF8Encoding(false, true).GetDecoder();
    private readonly byte[] _bytes = new byte[BufferBytes];
    private readonly char[] _chars = new char[BufferBytes + 1];
    private readonly StringBuilder _field = new();
    private int _next;
    private int _count;
    private int _line = 1;
    private int _lineLength;
    private bool _ended;

    /// <summary>The next record; null at the end of the file.</summary>
    public CsvRecord? Read()
    {
        if (Peek() == End)
        {
            return null;
        }

        var (start, fields) = (_line, new List<string>(32));
        _lineLength = 0;
        while (true)
        {
            var defect = ReadField();
            fields.Add(_field.ToString());
            if (defect != CsvDefect.None)
            {
                SkipLine();
                return new CsvRecord(start, fields, defect);
            }

            switch (Take())
            {
                case ',':
                    continue;
                case '\r' when Peek() == '\n':
                    Take();
                    break;
            }

            _line++;
            return new CsvRecord(start, fields);
        }
    }

    /// <summary>Leaves the reader at the comma, line end or file end behind the field.</summary>
    private CsvDefect ReadField()
    {
        _field.Clear();
        if (Peek() == '"')
        {
            Take();
            return ReadQuoted();
        }

        while (true)
        {
            switch (Peek())
            {
                case End or ',' or '\r' or '\n':
                    return CsvDefect.None;
                case '"':
                    return CsvDefect.QuoteInside;
                case '\0':
                    return CsvDefect.Nul;
            }

            _field.Append((char)Take());
            if (_lineLength > lineLimit)
            {
                return CsvDefect.LineTooLong;
            }
        }
    }

    private CsvDefect ReadQuoted()
    {
        while (true)
        {
            var character = Take();
            switch (character)
            {
                case End:
                    return CsvDefect.QuoteLeftOpen;
                case '\0':
                    return CsvDefect.Nul;
                case '"' when Peek() == '"':
                    Take();
                    break;
                case '"':
                    return Peek() is End or ',' or '\r' or '\n' ? CsvDefect.None : CsvDefect.TextAfterQuote;
                case '\n':
                    _line++;
                    break;
            }

            _field.Append((char)character);
            if (_lineLength > lineLimit)
            {
                return CsvDefect.LineTooLong;
            }
        }
    }

    private void SkipLine()
    {
        int character;
        do
        {
            character = Take();
        }
        while (character is not (End or '\n'));

        _line++;
    }

    private int Peek()
    {
        if (_next == _count && !Fill())
        {
            return End;
        }

        return _chars[_next];
    }

    private int Take()
    {
        if (_next == _count && !Fill())
        {
            return End;
        }

        _lineLength++;
        return _chars[_next++];
    }

    private bool Fill()
    {
        (_next, _count) = (0, 0);
        while (_count == 0 && !_ended)
        {
            var bytes = stream.Read(_bytes);
            _ended = bytes == 0;
            _count = _decoder.GetChars(_bytes.AsSpan(0, bytes), _chars, flush: _ended);
        }

        return _count > 0;
    }
}
