using Bonafide.Batch.Csv;

namespace Bonafide.Batch.Tests.Csv;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+49123", "'+49123")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("O'Neil", "O'Neil")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("", "")]
    [InlineData("1-2", "1-2")]
    public void Neutralises_WhatASpreadsheetWouldRunAndRestoresIt(string field, string written)
    {
        Assert.Equal(written, CsvWriter.Neutralise(field));
        Assert.Equal(field, CsvWriter.Restore(written));
    }

    [Fact]
    public void Writes_WhatTheReaderReads()
    {
        string[] fields = ["plain", "with, comma", "with \"quote\"", "line\r\nend", " space ", "", "=1+1"];
        var text = new StringWriter();

        new CsvWriter(text).Write(fields);

        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        var record = new CsvReader(stream, 10_000).Read();
        Assert.Equal(fields, record!.Fields.Select(CsvWriter.Restore));
    }

    [Fact]
    public void Reads_RandomRecordsAsWritten()
    {
        var random = new Random(11);
        const string Alphabet = "ab,\"\r\n' =+-@;\u00E9\u20AC";
        var records = Enumerable.Range(0, 2_000)
            .Select(_ => Enumerable.Range(0, random.Next(2, 6))
                .Select(_ => new string(random.GetItems<char>(Alphabet, random.Next(0, 8))))
                .ToArray())
            .ToArray();
        var text = new StringWriter();
        var writer = new CsvWriter(text);
        Array.ForEach(records, writer.Write);

        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        var reader = new CsvReader(stream, 10_000);

        Assert.All(records, record => Assert.Equal(record, reader.Read()!.Fields.Select(CsvWriter.Restore)));
        Assert.Null(reader.Read());
    }
}
