using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp;
using Bonafide.Batch.Sftp.Messages;
using Bonafide.Batch.Tests.Support;
using Microsoft.Win32.SafeHandles;

namespace Bonafide.Batch.Tests.Sftp;

/// <summary>A disk that takes no more, as Linux plays it: each write to /dev/full is refused (ENOSPC).</summary>
public sealed class FullDiskTests
{
    private const OpenModes New = OpenModes.Write | OpenModes.Create | OpenModes.Truncate;
    private const string Folder = "/" + HomeFixture.Batch;

    [Fact]
    public async Task Tells_TheClientAndKeepsNothingHalf()
    {
        var full = new FullSpool();
        using var fixture = new HomeFixture(spool: inner => full.Over(inner));
        await using var client = await SftpTestClient.ConnectAsync(fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/before.jpg", "image");
        full.IsFull = true;

        Assert.Equal(SftpStatus.Failure, (await client.PutAsync(Folder + "/input.csv", "csv")).Status);

        Assert.Equal(["before.jpg"], await client.ListAsync(Folder));
        Assert.Equal((5L, 2), fixture.Home.Used);
        full.IsFull = false;
        Assert.Equal(SftpStatus.Ok, (await client.PutAsync(Folder + "/input.csv", "csv")).Status);
        Assert.Equal(["before.jpg", "input.csv"], await client.ListAsync(Folder));
    }

    [Fact]
    public async Task Refuses_ADoneThatCannotBeMadeDurable()
    {
        var full = new FullSpool();
        using var fixture = new HomeFixture(spool: inner => full.Over(inner));
        await using var client = await SftpTestClient.ConnectAsync(fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/input.csv", "csv");
        full.FailsSync = true;

        Assert.Equal(SftpStatus.Failure, (await client.PutAsync(Folder + "/DONE", "")).Status);
        Assert.Empty(fixture.Inbox.Submitted);

        full.FailsSync = false;
        Assert.Equal(SftpStatus.Ok, (await client.PutAsync(Folder + "/DONE", "")).Status);
        Assert.Single(fixture.Inbox.Submitted);
    }

    private sealed class FullSpool : ISpool
    {
        private ISpool _inner = null!;

        public bool IsFull { get; set; }

        public bool FailsSync { get; set; }

        public FullSpool Over(ISpool inner)
        {
            _inner = inner;
            return this;
        }

        public SafeFileHandle Create(Guid content)
        {
            if (!IsFull)
            {
                return _inner.Create(content);
            }

            _inner.Create(content).Dispose();
            return File.OpenHandle("/dev/full", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }

        public SafeFileHandle OpenRead(Guid content) => _inner.OpenRead(content);

        public SafeFileHandle CreateFrom(Guid original, Guid content) => _inner.CreateFrom(original, content);

        public void Sync(IReadOnlyCollection<Guid> contents)
        {
            if (FailsSync)
            {
                throw new IOException("No space left on device");
            }

            _inner.Sync(contents);
        }

        public void Delete(Guid content) => _inner.Delete(content);

        public void KeepOnly(IReadOnlySet<Guid> contents) => _inner.KeepOnly(contents);
    }
}
