using System.IO.Compression;
using System.Text;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.Csv;

public sealed class ZipExpansionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiskSpool _spool;
    private readonly CountingIds _ids = new();

    public ZipExpansionTests()
    {
        _spool = new DiskSpool(_folder["spool"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Expands_FilesBesideThoseThatWereUploaded()
    {
        var archive = Archive("images.zip", zip =>
        {
            Add(zip, "a.jpg", "first");
            Add(zip, "sub/b.jpg", "second");
            Add(zip, "__MACOSX/sub/._b.jpg", "junk");
            zip.CreateEntry("empty/");
        });

        var (files, findings) = Expand(new ZipLimits(), archive, File("input.csv", "csv"));

        Assert.Empty(findings);
        Assert.Equal(["a.jpg:first", "input.csv:csv", "sub/b.jpg:second"], files.Select(Show).Order());
    }

    [Fact]
    public void Expands_RelativeToTheFolderOfTheArchive()
    {
        var archive = Archive("sub/images.zip", zip => Add(zip, "a.jpg", "first"));

        Assert.Equal(["sub/a.jpg:first"], Expand(new ZipLimits(), archive).Files.Select(Show));
    }

    [Theory]
    [InlineData("../a.jpg")]
    [InlineData("/a.jpg")]
    [InlineData("sub/../../a.jpg")]
    [InlineData("sub\\a.jpg")]
    [InlineData("input.csv")]
    public void Refuses_NamesThatEscapeOrExist(string name)
    {
        var archive = Archive("images.zip", zip => Add(zip, name, "x"));

        var (_, findings) = Expand(new ZipLimits(), archive, File("input.csv", "csv"));

        Assert.Equal(FindingCodes.ArchiveName, Assert.Single(findings).Code);
        Assert.Equal(2, Spooled);
    }

    [Fact]
    public void Refuses_Links()
    {
        var archive = Archive("images.zip", zip =>
        {
            var link = zip.CreateEntry("a.jpg");
            link.ExternalAttributes = 0xA1FF << 16;
            using var target = link.Open();
            target.Write("/etc/passwd"u8);
        });

        Assert.Equal(FindingCodes.ArchiveName, Assert.Single(Expand(new ZipLimits(), archive).Findings).Code);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Limits_Entries(int count, bool fits)
    {
        var archive = Archive("images.zip", zip =>
            Enumerable.Range(0, count).ToList().ForEach(i => Add(zip, $"{i}", "x")));

        Assert.Equal(fits, Expand(new ZipLimits { Entries = 2 }, archive).Findings.Count == 0);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Limits_TheBytesOfOneEntryAndOfAll(int size, bool fits)
    {
        var archive = Archive("images.zip", zip => Add(zip, "a", new string('x', size)));

        Assert.Equal(fits, Expand(new ZipLimits { EntryBytes = 100 }, archive).Findings.Count == 0);
        Assert.Equal(fits, Expand(new ZipLimits { TotalBytes = 100 }, archive).Findings.Count == 0);
    }

    [Fact]
    public void Refuses_ABombByItsRatio()
    {
        var archive = Archive("images.zip", zip => Add(zip, "a", new string('x', 30_000_000)));

        Assert.Equal(FindingCodes.ArchiveTooLarge, Assert.Single(Expand(new ZipLimits(), archive).Findings).Code);
        Assert.Equal(1, Spooled);
    }

    [Fact]
    public void Refuses_WhatIsNoArchive()
    {
        var finding = Assert.Single(Expand(new ZipLimits(), File("images.zip", "not a zip")).Findings);

        Assert.Equal(FindingCodes.ArchiveUnreadable, finding.Code);
    }

    [Fact]
    public void Refuses_ADamagedArchiveWithoutLeavingFilesBehind()
    {
        var archive = Archive("images.zip", zip =>
        {
            Add(zip, "a", "sound");
            Add(zip, "b", new string([.. Enumerable.Range(0, 5000).Select(i => (char)('a' + (i * 7 % 26)))]));
        });
        using (var file = System.IO.File.OpenHandle(PathOf(archive), FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.Write(file, new byte[20], 60);
        }

        Assert.NotEmpty(Expand(new ZipLimits(), archive).Findings);
        Assert.Equal(1, Spooled);
    }

    private int Spooled => Directory.EnumerateFiles(_folder["spool"], "*", SearchOption.AllDirectories).Count();

    private (IReadOnlyList<UploadedFile> Files, IReadOnlyList<Finding> Findings) Expand(
        ZipLimits limits, params UploadedFile[] files) => new ZipExpansion(_spool, _ids, limits).Expand(files);

    private UploadedFile Archive(string path, Action<ZipArchive> fill)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(zip);
        }

        return File(path, memory.ToArray());
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private UploadedFile File(string path, string text) => File(path, Encoding.UTF8.GetBytes(text));

    private UploadedFile File(string path, byte[] bytes)
    {
        var content = _ids.New();
        using var file = _spool.Create(content);
        RandomAccess.Write(file, bytes, 0);
        return new UploadedFile(path, content, bytes.Length);
    }

    private string PathOf(UploadedFile file) =>
        Directory.EnumerateFiles(_folder["spool"], file.Content.ToString("N"), SearchOption.AllDirectories).Single();

    private string Show(UploadedFile file) => $"{file.Path}:{System.IO.File.ReadAllText(PathOf(file))}";
}
