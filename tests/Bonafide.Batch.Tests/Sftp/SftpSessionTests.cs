using Bonafide.Batch.Sftp;
using Bonafide.Batch.Sftp.Messages;
using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.Sftp;

public sealed class SftpSessionTests : IDisposable
{
    private const OpenModes New = OpenModes.Write | OpenModes.Create | OpenModes.Truncate;
    private const string Folder = "/" + HomeFixture.Batch;
    private readonly HomeFixture _fixture = new(new SftpLimits
    {
         Handles = 4, FileBytes = 100_000, QuotaBytes = 150_000,
    });

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Greets_WithVersion3AndItsExtensions()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);

        Assert.Equal(3u, client.Version!.Version);
        Assert.Equal(
            ["fsync@openssh.com", "limits@openssh.com", "posix-rename@openssh.com", "statvfs@openssh.com"],
            client.Version.Extensions.Keys.Order());
    }

    [Fact]
    public async Task Publishes_AFileWrittenOutOfOrderAndPipelined()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        var handle = await client.OpenAsync(Folder + "/a.txt", New);

        await client.SendAsync(w =>
        {
            new WriteMessage(11, SftpTestClient.Handle(handle), 6, "world"u8).Write(w);
            new WriteMessage(12, SftpTestClient.Handle(handle), 0, "hello "u8).Write(w);
            new CloseMessage(13, SftpTestClient.Handle(handle)).Write(w);
        });
        for (var id = 11u; id <= 13; id++)
        {
            var answer = SftpTestClient.Parse(await client.ReceiveAsync(), SftpPacketType.Status,
                static (ref SftpReader r) => StatusMessage.Read(ref r));
            Assert.Equal((id, SftpStatus.Ok), (answer.Id, answer.Status));
        }

        Assert.Equal("hello world", await client.GetAsync(Folder + "/a.txt"));
    }

    [Fact]
    public async Task Shows_NothingOfAFileBeforeItsClose()
    {
        await using var writer = await SftpTestClient.ConnectAsync(_fixture);
        await using var reader = await SftpTestClient.ConnectAsync(_fixture);
        await writer.MkdirAsync(Folder);
        var handle = await writer.OpenAsync(Folder + "/a.txt", New);
        await writer.WriteAsync(handle, 0, [1, 2, 3]);

        Assert.Empty(await reader.ListAsync(Folder));
        Assert.Null(await reader.GetAsync(Folder + "/a.txt"));

        await writer.CloseAsync(handle);
        Assert.Equal(["a.txt"], await reader.ListAsync(Folder));
    }

    [Fact]
    public async Task Discards_AFileWhoseUploadWasCut()
    {
        var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        var handle = await client.OpenAsync(Folder + "/a.txt", New);
        await client.WriteAsync(handle, 0, new byte[5000]);
        Assert.Equal(1, _fixture.SpooledFiles);

        await client.CutAsync();

        Assert.Equal(0, _fixture.SpooledFiles);
        Assert.Equal(0, _fixture.Home.Used.Bytes);
        await using var next = await SftpTestClient.ConnectAsync(_fixture);
        Assert.Empty(await next.ListAsync(Folder));
    }

    [Fact]
    public async Task Keeps_TheLastCloseOfTwoSessionsWritingOneFile()
    {
        await using var first = await SftpTestClient.ConnectAsync(_fixture);
        await using var second = await SftpTestClient.ConnectAsync(_fixture);
        await first.MkdirAsync(Folder);
        var one = await first.OpenAsync(Folder + "/a.txt", New);
        var two = await second.OpenAsync(Folder + "/a.txt", New);
        await first.WriteAsync(one, 0, "from the first"u8.ToArray());
        await second.WriteAsync(two, 0, "second"u8.ToArray());

        await second.CloseAsync(two);
        Assert.Equal("second", await first.GetAsync(Folder + "/a.txt"));
        await first.CloseAsync(one);

        Assert.Equal("from the first", await second.GetAsync(Folder + "/a.txt"));
        Assert.Equal(1, _fixture.SpooledFiles);
    }

    [Theory]
    [InlineData("/../etc/passwd")]
    [InlineData("..")]
    [InlineData("/" + HomeFixture.Batch + "/../../x")]
    [InlineData("/" + HomeFixture.Batch + "/a\0b")]
    [InlineData("/" + HomeFixture.Batch + "/a\\b")]
    [InlineData("/" + HomeFixture.Batch + "/a\nb")]
    public async Task Refuses_NamesThatEscapeOrHide(string path)
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);

        Assert.Equal(SftpStatus.PermissionDenied, (await client.OpenRefusedAsync(path, New)).Status);
        Assert.Equal(SftpStatus.PermissionDenied, (await client.MkdirAsync(path)).Status);
        Assert.Equal(SftpStatus.PermissionDenied, (await client.RenameAsync(Folder, path)).Status);
    }

    [Fact]
    public async Task Refuses_Links()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);

        var made = await client.StatusAsync(w => new SymlinkMessage(1, "/a"u8, "/etc"u8).Write(w));
        var read = await client.StatusAsync(w => new ReadlinkMessage(2, "/a"u8).Write(w));

        Assert.Equal((SftpStatus.OpUnsupported, SftpStatus.OpUnsupported), (made.Status, read.Status));
    }

    [Fact]
    public async Task Takes_ExactlyTheLargestFileAndRefusesOneByteMore()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);

        var fits = await client.OpenAsync(Folder + "/fits", New);
        Assert.Equal(SftpStatus.Ok, (await client.WriteAsync(fits, 99_999, [1])).Status);
        Assert.Equal(SftpStatus.Ok, (await client.CloseAsync(fits)).Status);
        await client.RemoveAsync(Folder + "/fits");

        var tooLarge = await client.OpenAsync(Folder + "/large", New);
        Assert.Equal(SftpStatus.Failure, (await client.WriteAsync(tooLarge, 100_000, [1])).Status);
        Assert.Equal(SftpStatus.Failure, (await client.CloseAsync(tooLarge)).Status);
        Assert.Empty(await client.ListAsync(Folder));
    }

    [Fact]
    public async Task Refuses_WhatGoesBeyondTheQuotaUntilSomethingIsRemoved()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/first", new string('x', 90_000));

        var second = await client.OpenAsync(Folder + "/second", New);
        Assert.Equal(SftpStatus.Failure, (await client.WriteAsync(second, 0, new byte[60_001])).Status);
        await client.CloseAsync(second);
        Assert.Equal(["first"], await client.ListAsync(Folder));

        await client.RemoveAsync(Folder + "/first");
        Assert.Equal(SftpStatus.Ok, (await client.PutAsync(Folder + "/second", new string('x', 60_001))).Status);
    }

    [Fact]
    public async Task Refuses_MoreHandlesThanAllowed()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        for (var i = 0; i < 4; i++)
        {
            await client.OpenAsync($"{Folder}/{i}", New);
        }

        var refused = await client.OpenRefusedAsync(Folder + "/5", New);

        Assert.Equal("Too many open handles.", refused.Sentence);
    }

    [Fact]
    public async Task Ends_ASessionThatSendsAPacketBeyondTheLimit()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);

        await client.SendRawAsync(new byte[] { 0, 4, 0, 1, 6 });

        Assert.Equal(SessionEnd.Malformed, await client.Session);
    }

    [Fact]
    public async Task Ends_ASessionThatDoesNotBeginWithInit()
    {
        await using var client = SftpTestClient.Silent(_fixture);

        await client.SendAsync(w => new StatMessage(1, "/"u8).Write(w));

        Assert.Equal(SessionEnd.Malformed, await client.Session);
    }

    [Fact]
    public async Task Answers_AMalformedRequestAndGoesOn()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);

        var answer = await client.StatusAsync(w =>
        {
            w.Begin(SftpPacketType.Open);
            w.UInt32(77);
            w.UInt32(uint.MaxValue);
            w.End();
        });

        Assert.Equal((77u, SftpStatus.BadMessage), (answer.Id, answer.Status));
        Assert.Equal(SftpStatus.Ok, (await client.MkdirAsync(Folder)).Status);
    }

    [Fact]
    public async Task Ends_AnIdleSession()
    {
        var time = new ManualTime();
        await using var client = await SftpTestClient.ConnectAsync(_fixture, time);
        await client.MkdirAsync(Folder);

        time.Advance(_fixture.Limits.Idle - TimeSpan.FromSeconds(1));
        Assert.Equal(SftpStatus.Ok, (await client.MkdirAsync(Folder + "/a")).Status);
        time.Advance(_fixture.Limits.Idle + TimeSpan.FromSeconds(1));

        Assert.Equal(SessionEnd.Idle, await client.Session);
    }

    [Fact]
    public async Task Renames_OverAnExistingFileOnlyTheWayPosixDoes()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/a.filepart", "new");
        await client.PutAsync(Folder + "/a", "old");

        Assert.Equal(SftpStatus.Failure, (await client.RenameAsync(Folder + "/a.filepart", Folder + "/a")).Status);
        Assert.Equal(SftpStatus.Ok, (await client.PosixRenameAsync(Folder + "/a.filepart", Folder + "/a")).Status);

        Assert.Equal("new", await client.GetAsync(Folder + "/a"));
        Assert.Equal(["a"], await client.ListAsync(Folder));
        Assert.Equal(1, _fixture.SpooledFiles);
    }

    [Fact]
    public async Task Lists_MoreNamesThanOneReplyHolds()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        for (var i = 0; i < 250; i++)
        {
            await client.PutAsync($"{Folder}/{i:000}", "");
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"{i:000}"), await client.ListAsync(Folder));
    }

    [Fact]
    public async Task Resumes_AFileWithoutTruncatingIt()
    {
        await using var client = await SftpTestClient.ConnectAsync(_fixture);
        await client.MkdirAsync(Folder);
        await client.PutAsync(Folder + "/a", "half");

        var handle = await client.OpenAsync(Folder + "/a", OpenModes.Write | OpenModes.Create);
        await client.WriteAsync(handle, 4, " and half"u8.ToArray());
        Assert.Equal("half", await client.GetAsync(Folder + "/a"));
        await client.CloseAsync(handle);

        Assert.Equal("half and half", await client.GetAsync(Folder + "/a"));
    }
}
