using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp;
using Bonafide.Batch.Sftp.Messages;
using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.Sftp;

public sealed class DoneTests : IDisposable
{
    private const OpenModes New = OpenModes.Write | OpenModes.Create | OpenModes.Truncate;
    private const string Folder = "/" + HomeFixture.Batch;
    private readonly HomeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Submits_TheFolderOnceWithItsFilesAndFreezesIt()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.MkdirAsync(Folder + "/images");
        await client.PutAsync(Folder + "/input.csv", "csv");
        await client.PutAsync(Folder + "/images/a.jpg", "image");

        Assert.Equal(SftpStatus.Ok, (await client.PutAsync(Folder + "/DONE", "")).Status);

        var submitted = Assert.Single(_fixture.Inbox.Submitted);
        Assert.Equal(Guid.Parse(HomeFixture.Batch), submitted.Id);
        Assert.Equal([("DONE", 0L), ("images/a.jpg", 5L), ("input.csv", 3L)],
            submitted.Files.Select(f => (f.Path, f.Size)));
        Assert.Equal(SftpStatus.PermissionDenied, (await client.OpenRefusedAsync(Folder + "/late.jpg", New)).Status);
        Assert.Equal(SftpStatus.PermissionDenied, (await client.RemoveAsync(Folder + "/input.csv")).Status);
        Assert.Equal(SftpStatus.PermissionDenied, (await client.MkdirAsync(Folder + "/more")).Status);
        Assert.Equal(SftpStatus.PermissionDenied, (await client.RenameAsync(Folder, "/other")).Status);
        Assert.Equal(SftpStatus.PermissionDenied,
            (await client.PosixRenameAsync(Folder + "/input.csv", Folder + "/x")).Status);
        Assert.Equal("csv", await client.GetAsync(Folder + "/input.csv"));
    }

    [Fact]
    public async Task Ignores_ASecondDone()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/DONE", "");

        Assert.Equal(SftpStatus.Ok, (await client.PutAsync(Folder + "/DONE", "")).Status);

        Assert.Single(_fixture.Inbox.Submitted);
        Assert.Equal(1, _fixture.SpooledFiles);
    }

    /// <summary>Died between the freeze and the batch: the client never heard OK, and sends DONE again.</summary>
    [Fact]
    public async Task Makes_TheBatchAtASecondDone_WhenACrashCameBefore()
    {
        _fixture.Inbox.At = () => throw new InvalidOperationException("killed");
        var first = await SftpTestClient.ConnectAsync(_fixture);
        await first.MkdirAsync(Folder);
        await first.PutAsync(Folder + "/input.csv", "csv");
        await Assert.ThrowsAnyAsync<Exception>(() => first.PutAsync(Folder + "/DONE", ""));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await first.DisposeAsync());
        Assert.Empty(_fixture.Inbox.Submitted);
        _fixture.Inbox.At = () => { };
        await using var client = await SftpTestClient.ConnectAsync(_fixture);

        Assert.Equal(SftpStatus.Ok, (await client.PutAsync(Folder + "/DONE", "")).Status);

        Assert.Equal(
            ["DONE", "input.csv"], Assert.Single(_fixture.Inbox.Submitted).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Removes_ABatchsFolderWhenItsTimeIsOver()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.MkdirAsync(Folder + "/images");
        await client.PutAsync(Folder + "/images/a.jpg", "image");
        await client.PutAsync(Folder + "/DONE", "");

        await _fixture.Home.RemoveBatchAsync(Guid.Parse(HomeFixture.Batch), default);

        Assert.Equal((0L, 0), _fixture.Home.Used);
        Assert.Equal(0, _fixture.SpooledFiles);
        Assert.Empty(await _fixture.Rows.LoadAsync(HomeFixture.Tenant, default));
    }

    [Fact]
    public async Task Takes_ARenameToDoneAsItsClose()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/DONE.filepart", "");

        Assert.Equal(SftpStatus.Ok, (await client.RenameAsync(Folder + "/DONE.filepart", Folder + "/DONE")).Status);

        Assert.Single(_fixture.Inbox.Submitted);
    }

    [Fact]
    public async Task Refuses_AFileThatIsClosedAfterDone()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        var late = await client.OpenAsync(Folder + "/late.jpg", New);
        await client.PutAsync(Folder + "/DONE", "");

        Assert.Equal(SftpStatus.PermissionDenied, (await client.CloseAsync(late)).Status);

        Assert.Equal(["DONE"], await client.ListAsync(Folder));
        Assert.Equal(1, _fixture.SpooledFiles);
    }

    [Fact]
    public async Task Takes_DoneBackWhenItsRowsCannotBeWritten()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/input.csv", "csv");
        _fixture.Rows.Fails = true;

        Assert.Equal(SftpStatus.Failure, (await client.PutAsync(Folder + "/DONE", "")).Status);
        Assert.Empty(_fixture.Inbox.Submitted);

        _fixture.Rows.Fails = false;
        Assert.Equal(SftpStatus.Ok, (await client.PutAsync(Folder + "/DONE", "")).Status);
        Assert.Single(_fixture.Inbox.Submitted);
    }

    [Fact]
    public async Task Keeps_ADoneOutsideOfAUuidFolderWithoutEffect()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync("/monday");

        Assert.Equal(SftpStatus.Ok, (await client.PutAsync("/monday/DONE", "")).Status);
        Assert.Equal(SftpStatus.PermissionDenied, (await client.OpenRefusedAsync("/DONE", New)).Status);

        Assert.Empty(_fixture.Inbox.Submitted);
    }

    [Fact]
    public async Task Validates_WithoutFreezing()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/VALIDATE", "");
        await client.PutAsync(Folder + "/input.csv", "csv");
        await client.PutAsync(Folder + "/VALIDATE", "");

        Assert.Equal([1, 2], _fixture.Inbox.DryRuns.Select(d => d.Files.Count));
        Assert.Empty(_fixture.Inbox.Submitted);
    }

    [Fact]
    public async Task Remembers_HomesFromTheirRows()
    {
        await using (var client = await SftpTestClient.ConnectAsync(_fixture))
        {
            await client.MkdirAsync(Folder);
            await client.MkdirAsync(Folder + "/images");
            await client.PutAsync(Folder + "/images/a.jpg", "image");
            await client.RenameAsync(Folder + "/images", Folder + "/pictures");
            await client.PutAsync(Folder + "/DONE", "");
        }

        var tree = HomeTree.From(await _fixture.Rows.LoadAsync(HomeFixture.Tenant, default));

        HomePath.Parse(SftpTestClient.Utf8(Folder), 8, out var folder);
        Assert.Equal(["DONE", "pictures/a.jpg"], tree.FilesBelow(folder).Select(f => f.Path));
        Assert.Equal(HomeResult.Frozen, tree.RemoveFile(folder.Child("DONE")));
        Assert.Equal((5L, 4), (tree.Bytes, tree.Entries));
    }
}
