namespace Bonafide.Batch.Csv;

/// <summary>
/// Recognises by its first bytes what a spreadsheet wrote. Only UTF-8 is read, with or without its mark.
/// </summary>
internal static class CsvEncoding
{
    /// <summary>Leaves the stream behind a UTF-8 byte order mark, if there is one.</summary>
    public static CsvEncodingKind Detect(Stream stream)
    {
        Span<byte> start = stackalloc byte[64];
        var count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        start = start[..count];
        stream.Position = start is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        return start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => CsvEncodingKind.Utf8,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => CsvEncodingKind.Utf16,
            [(byte)'P', (byte)'K', 3, 4, ..] => CsvEncodingKind.Spreadsheet,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => CsvEncodingKind.Spreadsheet,
            _ when HasAlternatingNuls(start) => CsvEncodingKind.Utf16,
            _ => CsvEncodingKind.Utf8,
        };
    }

    /// <summary>UTF-16 without its mark: a header is ASCII, so that every second byte of it is zero.</summary>
    private static bool HasAlternatingNuls(ReadOnlySpan<byte> start)
    {
        var nuls = 0;
        foreach (var value in start)
        {
            nuls += value == 0 ? 1 : 0;
        }

        return start.Length >= 8 && nuls >= (start.Length / 2) - 1;
    }
}

internal enum CsvEncodingKind
{
    Utf8,
    Utf16,

    /// <summary>An Excel workbook that was given the name of a CSV.</summary>
    Spreadsheet,
}
