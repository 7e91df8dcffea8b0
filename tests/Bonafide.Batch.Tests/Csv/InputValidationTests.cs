using System.Text;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.Csv;

public sealed class InputValidationTests
{
    private const string Header = "workflowDefinitionKey,customerInternalReference";

    [Fact]
    public void Accepts_TheSmallestFile()
    {
        var report = MemoryFiles.WithInput($"{Header}\n10015,a\n").Validate();

        Assert.True(report.IsValid);
        Assert.Equal(1, report.Rows);
    }

    [Theory]
    [InlineData("\uFEFF" + Header + "\r\n10015,a\r\n", 1)]
    [InlineData(Header + "\n10015,a", 1)]
    [InlineData(
        "customerInternalReference,preparedData.lastName,workflowDefinitionKey\na,\"O\"\"Neil, Jr\",10015\n", 1)]
    [InlineData(Header + ",userReference\n10015,a\n,b,c\n", 2)]
    [InlineData(Header + "\n10015,a\n\n\n", 1)]
    [InlineData(" workflowDefinitionKey ,customerInternalReference\n10015,a\n", 1)]
    [InlineData(Header + ",preparedData.phoneNumber\n10015,a,'+4912345\n", 1)]
    [InlineData(Header + ",preparedData.phoneNumber\n10015,a,4.31503E+12\n", 1)]
    public void Accepts_WhatRfc4180AndTheSeedAllow(string csv, int rows)
    {
        var report = MemoryFiles.WithInput(csv).Validate();

        Assert.Empty(report.Findings);
        Assert.Equal(rows, report.Rows);
    }

    [Theory]
    [InlineData("", "INPUT_EMPTY", null, null)]
    [InlineData(Header, "NO_ROWS", null, null)]
    [InlineData("workflowDefinitionKey;customerInternalReference\n10015;a\n", "WRONG_SEPARATOR", null, null)]
    [InlineData("workflowDefinitionKey\tcustomerInternalReference\n10015\ta\n", "WRONG_SEPARATOR", null, null)]
    [InlineData("customerInternalReference\na\n", "MISSING_COLUMN", null, "workflowDefinitionKey")]
    [InlineData("workflowDefinitionKey\n10015\n", "MISSING_COLUMN", null, "customerInternalReference")]
    [InlineData(Header + ",shoeSize\n10015,a,43\n", "UNKNOWN_COLUMN", null, "shoeSize")]
    [InlineData(Header + ",userreference\n10015,a,b\n", "UNKNOWN_COLUMN", null, "userreference")]
    [InlineData(Header + ",\n10015,a,\n", "UNKNOWN_COLUMN", null, "")]
    [InlineData(
        Header + ",customerInternalReference\n10015,a,b\n", "DUPLICATE_COLUMN", null, "customerInternalReference")]
    [InlineData(Header + "\n10015,a,b\n", "TOO_MANY_FIELDS", 1, null)]
    [InlineData(Header + "\n10015,a\n10015,\"b\n10015,c\n", "QUOTE_LEFT_OPEN", 2, null)]
    [InlineData(Header + "\n10015,\"a\"b\n", "TEXT_AFTER_QUOTE", 1, null)]
    [InlineData(Header + "\n10015,a\"b\n", "QUOTE_INSIDE", 1, null)]
    [InlineData(Header + "\n10015,\u201Ca\u201D\n", "CURLY_QUOTES", 1, "customerInternalReference")]
    [InlineData(Header + "\n10015,\"a\nb\"\n", "CONTROL_CHARACTER", 1, "customerInternalReference")]
    [InlineData(Header + "\n10015,a\0b\n", "CONTROL_CHARACTER", 1, null)]
    [InlineData(Header + "\n10015,\n", "REQUIRED", 1, "customerInternalReference")]
    [InlineData(Header + "\n10015,a;b\n", "FORBIDDEN_CHARACTER", 1, "customerInternalReference")]
    [InlineData(Header + ",userReference\n10015,a,b|c\n", "FORBIDDEN_CHARACTER", 1, "userReference")]
    [InlineData(Header + "\n1.0015E+04,a\n", "NOT_A_NUMBER", 1, "workflowDefinitionKey")]
    [InlineData(Header + ",accountId\n10015,a,7473ba2b\n", "NOT_A_UUID", 1, "accountId")]
    public void Refuses_AsInvalidCsv(string csv, string code, int? row, string? column)
    {
        var finding = Assert.Single(MemoryFiles.WithInput(csv).Validate().Findings);

        Assert.Equal((code, row, column), (finding.Code, finding.Row, finding.Column));
        Assert.Equal(BatchErrors.InvalidCsv, finding.Error);
        Assert.NotEmpty(finding.Advice);
    }

    [Fact]
    public void Reports_EveryFindingAndNotJustTheFirst()
    {
        var report = MemoryFiles
            .WithInput($"{Header},frontImage,userReference\nx,,a.jpg,\"a{{\"\n10015,ok,../b.jpg,\n10015,\"open,,\n")
            .Validate();

        Assert.Equal(
        [
            (1, "workflowDefinitionKey", "NOT_A_NUMBER"), (1, "customerInternalReference", "REQUIRED"),
            (1, "frontImage", "FILE_MISSING"), (1, "userReference", "FORBIDDEN_CHARACTER"),
            (2, "frontImage", "FILE_OUTSIDE"), (3, null, "QUOTE_LEFT_OPEN"),
        ],
        report.Findings.Select(f => (f.Row!.Value, f.Column, f.Code)));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Limits_ReferencesTo100Characters(int length, bool valid) =>
        Assert.Equal(valid, MemoryFiles.WithInput($"{Header}\n10015,{new string('r', length)}\n").Validate().IsValid);

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void Limits_RowsToTenThousand(int rows, bool valid)
    {
        var csv = Header + "\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"10015,r{i}\n"));

        var report = MemoryFiles.WithInput(csv).Validate();

        Assert.Equal((valid, rows), (report.IsValid, report.Rows));
        Assert.All(report.Findings, f => Assert.Equal(FindingCodes.TooManyRows, f.Code));
    }

    [Fact]
    public void Finds_FilesByTheirRelativePath()
    {
        var files = MemoryFiles
            .WithInput($"{Header},frontImage,backImage,faceImage,document1\n"
                + "10015,a,front.jpg,./sub/back.jpg,sub/Face.jpg,d.pdf\n")
            .Add("front.jpg", [1]).Add("sub/back.jpg", [1]).Add("sub/face.jpg", [1]);

        Assert.Equal(
            [("faceImage", "FILE_MISSING"), ("document1", "FILE_MISSING")],
            files.Validate().Findings.Select(f => (f.Column!, f.Code)));
        Assert.Contains("upper and lower case", files.Validate().Findings[0].Advice, StringComparison.Ordinal);
        Assert.All(files.Validate().Findings, f => Assert.Equal(BatchErrors.InputFileNotFound, f.Error));
    }

    [Theory]
    [InlineData("../front.jpg")]
    [InlineData("/front.jpg")]
    [InlineData("sub\\front.jpg")]
    [InlineData("sub/../../front.jpg")]
    public void Refuses_PathsOutsideOfTheFolder(string path)
    {
        var report = MemoryFiles.WithInput($"{Header},frontImage\n10015,a,{path}\n").Add("front.jpg", [1]).Validate();

        Assert.Equal(FindingCodes.FileOutside, Assert.Single(report.Findings).Code);
    }

    [Theory]
    [InlineData(0, "FILE_EMPTY")]
    [InlineData(1, null)]
    [InlineData(1000, null)]
    [InlineData(1001, "FILE_TOO_LARGE")]
    public void Limits_TheSizeOfImages(int size, string? code)
    {
        var report = MemoryFiles.WithInput($"{Header},frontImage\n10015,a,f.jpg\n").Add("f.jpg", new byte[size])
            .Validate(new CsvLimits { ImageBytes = 1000 });

        Assert.Equal(code, report.Findings.SingleOrDefault()?.Code);
        Assert.All(report.Findings, f => Assert.Equal(BatchErrors.InvalidFileSize, f.Error));
    }

    [Theory]
    [InlineData("other.csv", "INPUT_MISNAMED")]
    [InlineData("Input.CSV", "INPUT_MISNAMED")]
    [InlineData("sub/input.csv", "INPUT_MISNAMED")]
    [InlineData("front.jpg", "INPUT_MISSING")]
    public void Refuses_AnotherNameThanInputCsv(string name, string code)
    {
        var finding = Assert.Single(new MemoryFiles().Add(name, [1]).Validate().Findings);

        Assert.Equal((code, BatchErrors.InputFileNotFound), (finding.Code, finding.Error));
    }

    [Fact]
    public void Refuses_AnotherEncoding()
    {
        var text = Header + "\n10015,Mueller\n";
        Assert.Equal(FindingCodes.Utf16, CodeOf([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]));
        Assert.Equal(FindingCodes.Utf16, CodeOf(Encoding.Unicode.GetBytes(text)));
        Assert.Equal(FindingCodes.Utf16, CodeOf(Encoding.BigEndianUnicode.GetBytes(text)));
        Assert.Equal(FindingCodes.NotUtf8, CodeOf(Encoding.Latin1.GetBytes(Header + "\n10015,M\u00FCller\n")));
        Assert.Equal(FindingCodes.Workbook, CodeOf([(byte)'P', (byte)'K', 3, 4, 20, 0]));
    }

    [Fact]
    public void Refuses_ATooLargeFileWithoutOpeningIt()
    {
        var report = new InputValidation(new CsvLimits()).Run(
            [new UploadedFile("input.csv", Guid.Empty, (50 * 1024 * 1024) + 1)],
            _ => throw new InvalidOperationException("It was opened."));

        Assert.Equal(BatchErrors.InvalidFileSize, Assert.Single(report.Findings).Error);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("")]
    public void Survives_AHundredMegabyteLineInBoundedMemory(string quote)
    {
        using var stream = new EndlessLine($"{Header}\n10015,a\n10015,{quote}", 100_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var report = new InputValidation(new CsvLimits { FileBytes = long.MaxValue }).Run(
            [new UploadedFile("input.csv", Guid.Empty, 1)], _ => stream);

        Assert.Equal(FindingCodes.LineTooLong, Assert.Single(report.Findings).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void Counts_FindingsBeyondItsLimit()
    {
        var csv = Header + "\n" + string.Concat(Enumerable.Repeat("10015,\n", 10));

        var report = MemoryFiles.WithInput(csv).Validate(new CsvLimits { Findings = 4 });

        Assert.Equal((4, 6), (report.Findings.Count, report.MoreFindings));
    }

    private static string CodeOf(byte[] input) =>
        Assert.Single(new MemoryFiles().Add("input.csv", input).Validate().Findings).Code;

    /// <summary>A beginning, and then one character for a very long time.</summary>
    private sealed class EndlessLine(string start, long length) : Stream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _position; set => _position = value; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - _position);
            for (var i = 0; i < count; i++)
            {
                buffer[i] = _position + i < _start.Length ? _start[_position + i] : (byte)'x';
            }

            _position += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
