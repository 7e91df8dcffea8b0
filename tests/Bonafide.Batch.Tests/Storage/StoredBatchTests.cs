using System.Text;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Keys;
using Bonafide.Batch.Tests.Support;
using Bonafide.Core;
using Bonafide.Core.Settings;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Tests.Storage;

public sealed class StoredBatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Keeps_OneBatchPerFolderAndLeasesItToOne()
    {
        await using var world = await StoredWorld.NewAsync();
        var job = NewJob();

        Assert.True(await world.Jobs.CreateAsync(job, default));
        Assert.False(await world.Jobs.CreateAsync(job with { Id = Guid.NewGuid() }, default));
        var leased = await world.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), default);

        Assert.Equal(job.Files, leased!.Files);
        Assert.Equal((job.Id, 1L), (leased.Id, leased.LeaseEpoch));
        Assert.Null(await world.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), default));
        Assert.True(await world.Jobs.RenewAsync(leased, TimeSpan.FromSeconds(-1), default));
        Assert.Equal(2, (await world.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), default))!.LeaseEpoch);
        Assert.False(await world.Jobs.SaveAsync(leased with { State = BatchState.InProgress }, default));
        Assert.False(await world.Jobs.RenewAsync(leased, TimeSpan.FromMinutes(1), default));
        Assert.False(await world.Lines.SaveAsync(leased, [], default));
    }

    [Fact]
    public async Task Saves_StateAndFilesUnderTheLease()
    {
        await using var world = await StoredWorld.NewAsync();
        await world.Jobs.CreateAsync(NewJob(), default);
        var leased = (await world.Jobs.LeaseAsync(TimeSpan.FromSeconds(-1), default))!;
        UploadedFile[] expanded = [new("images/Anna Muster.jpg", Guid.NewGuid(), 7)];

        var running = leased with { State = BatchState.Process, Total = 4, StartedAt = Now, Files = expanded };
        Assert.True(await world.Jobs.SaveAsync(running, default));
        Assert.True(await world.Jobs.SaveAsync(running with { State = BatchState.Waiting, Files = [] }, default));

        var again = (await world.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), default))!;
        Assert.Equal(expanded, again.Files);
        Assert.Equal((BatchState.Waiting, 4, Now), (again.State, again.Total, again.StartedAt));
        var ended = again with { State = BatchState.Error, Error = "INGEST_ERROR", CompletedAt = Now };
        Assert.True(await world.Jobs.SaveAsync(ended, default));
        Assert.Null(await world.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), default));
        var found = await world.Jobs.FindAsync(ended.Tenant, ended.Folder, default);
        Assert.Equal(("INGEST_ERROR", Now), (found!.Error, found.CompletedAt));
        Assert.Single(await world.Jobs.ListAsync(ended.Tenant, Keyset.Newest, 10, default));
        Assert.Empty(await world.Jobs.ListAsync(
            ended.Tenant, new Keyset(found.CreatedAt, found.Id), 10, default));
    }

    [Fact]
    public async Task Keeps_RowsInOrderAndForgetsTheCellsOfProcessedOnes()
    {
        await using var world = await StoredWorld.NewAsync();
        await world.Jobs.CreateAsync(NewJob(), default);
        var job = (await world.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), default))!;
        await world.Lines.AddAsync(job, [Row(1), Row(2), Row(3)], default);
        await world.Lines.AddAsync(job, [Row(2), Row(3), Row(4)], default);
        var execution = new ExecutionId(Guid.NewGuid());

        Assert.True(await world.Lines.SaveAsync(
            job,
            [
                Row(1) with { State = RowState.Processed, Execution = execution },
                Row(2).Fail(BatchErrors.WorkflowApi, "Unknown workflow."),
            ],
            default));

        Assert.Equal(new RowCounts(2, 0, 1, 1), await world.Lines.CountAsync(job, default));
        var pending = await world.Lines.ReadAsync(job, [RowState.Pending], 0, 10, default);
        Assert.Equal([3, 4], pending.Select(r => r.Number));
        Assert.Equal(4, Assert.Single(await world.Lines.ReadAsync(job, [RowState.Pending], 3, 10, default)).Number);
        var processed = Assert.Single(await world.Lines.ReadAsync(job, [RowState.Processed], 0, 10, default));
        Assert.Equal(execution, processed.Execution);
        Assert.Empty(processed.Input.Cells);
        var failed = Assert.Single(await world.Lines.ReadAsync(job, [RowState.Failed], 0, 10, default));
        Assert.Equal("Muster 2", failed.Input["preparedData.lastName"]);
        Assert.Equal("Unknown workflow.", failed.Detail);
    }

    [Fact]
    public async Task Writes_NothingPersonalInTheClear()
    {
        await using (var world = await StoredWorld.NewAsync())
        {
            await world.Jobs.CreateAsync(NewJob(), default);
            var job = (await world.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), default))!;
            await world.Lines.AddAsync(job, [Row(1)], default);
            await world.Homes.SaveAsync(
                job.Tenant, [new("Anna", new HomeRow("Anna Muster.jpg", Guid.NewGuid(), 1, Now, false))], default);
            await world.Lines.SaveReportAsync(job.Tenant, job.Folder, new ValidationReport(
                1, [new Finding(1, "Muster", "C", "E", "A")], 0), default);
            await world.Database.Writes.RunAsync(Actor.System(job.Tenant, "test"), _ => 0, default);

            var bytes = Directory.EnumerateFiles(Path.GetDirectoryName(world.File)!, "batch.db*")
                .SelectMany(ReadShared).ToArray();
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Muster")));
            Assert.NotEqual(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Fictional Bank")));
        }
    }

    [Fact]
    public async Task Keeps_HomesAsTheyWereLastSaved()
    {
        await using var world = await StoredWorld.NewAsync();
        var folder = new HomeRow("a", null, 0, Now, false);
        var file = new HomeRow("a/b", Guid.NewGuid(), 5, Now, false);
        await world.Homes.SaveAsync(
            HomeFixture.Tenant, [new("a", folder), new("a/b", file), new("a/c", file)], default);

        await world.Homes.SaveAsync(
            HomeFixture.Tenant, [new("a", folder with { Frozen = true }), new("a/b", null)], default);

        var loaded = await world.Homes.LoadAsync(HomeFixture.Tenant, default);
        Assert.Equal(
            [folder with { Frozen = true }, file with { Path = "a/c" }],
            loaded.OrderBy(r => r.Path, StringComparer.Ordinal).ToArray());
    }

    [Fact]
    public async Task Keeps_OneLiveKeyPerTenant()
    {
        await using var world = await StoredWorld.NewAsync();
        var other = new TenantId(Guid.NewGuid());
        await world.AddTenantAsync(other);
        var (first, second, foreign) = (Key(HomeFixture.Tenant, 30), Key(HomeFixture.Tenant, 30), Key(other, 30));
        var actor = Actor.System(HomeFixture.Tenant, "test");

        await world.SshKeys.ReplaceAsync(actor, first, null, default);
        await world.SshKeys.ReplaceAsync(Actor.System(other, "test"), foreign, null, default);
        await world.SshKeys.ReplaceAsync(actor, second, null, default);

        var live = await world.SshKeys.LiveAsync(default);
        Assert.Equal(new[] { second.Id, foreign.Id }.Order(), live.Select(k => k.Id).Order());
        Assert.Null(await world.SshKeys.FindLiveAsync(first.Id, DateTimeOffset.UtcNow, default));
        Assert.NotNull(await world.SshKeys.FindLiveAsync(second.Id, DateTimeOffset.UtcNow, default));
        Assert.Equal(
            [false, true],
            (await world.SshKeys.ListAsync(HomeFixture.Tenant, default)).Select(key => key.RevokedAt is null).Order());
        Assert.False(await world.SshKeys.RevokeAsync(actor, foreign.Id, default));
        Assert.True(await world.SshKeys.RevokeAsync(actor, second.Id, default));
        Assert.Equal(foreign.Id, Assert.Single(await world.SshKeys.LiveAsync(default)).Id);
    }

    [Fact]
    public async Task Forgets_KeysPastTheirLife()
    {
        await using var world = await StoredWorld.NewAsync();
        var actor = Actor.System(HomeFixture.Tenant, "test");
        await world.SshKeys.ReplaceAsync(actor, Key(HomeFixture.Tenant, -1), null, default);

        Assert.Empty(await world.SshKeys.LiveAsync(default));
    }

    [Fact]
    public async Task Opens_NoHomeOfATenantWhoseBatchesAreSwitchedOff()
    {
        await using var world = await StoredWorld.NewAsync();
        var off = new TenantId(Guid.NewGuid());
        await world.AddTenantAsync(off, new TenantSettings { BatchUploads = false });
        var key = Key(off, 30);
        await world.SshKeys.ReplaceAsync(Actor.System(off, "test"), key, null, default);

        Assert.Empty(await world.SshKeys.LiveAsync(default));
        Assert.Null(await world.SshKeys.FindLiveAsync(key.Id, DateTimeOffset.UtcNow, default));
    }

    [Fact]
    public async Task Deletes_FilesAndCellsSevenDaysAfterTheEnd()
    {
        await using var world = await StoredWorld.NewAsync();
        using var fixture = new HomeFixture();
        var kept = fixture.Spool.Create(Guid.NewGuid());
        kept.Dispose();
        var content = Guid.NewGuid();
        fixture.Spool.Create(content).Dispose();
        await world.Jobs.CreateAsync(NewJob() with { Files = [new("input.csv", content, 0)] }, default);
        var job = (await world.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), default))!;
        await world.Lines.AddAsync(job, [Row(1)], default);
        await world.Lines.SaveAsync(job, [Row(1).Fail(BatchErrors.WorkflowApi, "Unknown workflow.")], default);
        await world.Jobs.SaveAsync(job with { State = BatchState.CompletedWithError, CompletedAt = Now }, default);
        var time = new ManualTime();
        var cleaning = new HomeCleaning(
            world.Database, world.KeyRing, fixture.Homes, fixture.Spool, new BatchOptions(), time);

        time.Advance(TimeSpan.FromDays(7));
        await cleaning.GoAsync(default);
        Assert.Equal(2, fixture.SpooledFiles);
        time.Advance(TimeSpan.FromSeconds(1));
        await cleaning.GoAsync(default);

        Assert.Equal(1, fixture.SpooledFiles);
        var failed = Assert.Single(await world.Lines.ReadAsync(job, [RowState.Failed], 0, 10, default));
        Assert.Empty(failed.Input.Cells);
        Assert.Equal("Unknown workflow.", failed.Detail);
    }

    [Fact]
    public async Task Recovers_TheSpoolFromWhatAKilledServerLeft()
    {
        await using var world = await StoredWorld.NewAsync();
        using var fixture = new HomeFixture();
        var (ofBatch, ofHome, ofNobody) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Array.ForEach([ofBatch, ofHome, ofNobody], content => fixture.Spool.Create(content).Dispose());
        await world.Jobs.CreateAsync(NewJob() with { Files = [new("input.csv", ofBatch, 0)] }, default);
        await world.Homes.SaveAsync(
            HomeFixture.Tenant, [new("a", new HomeRow("a", ofHome, 0, Now, false))], default);

        await new SpoolRecovery(world.Database, world.KeyRing, world.Homes, fixture.Spool).StartAsync(default);

        Assert.Equal(2, fixture.SpooledFiles);
        Assert.Throws<FileNotFoundException>(() => fixture.Spool.OpenRead(ofNobody));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static SshKeyRow Key(TenantId tenant, int days) => new(
        Guid.NewGuid(), tenant, "ssh-ed25519 AAAA", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(days), null);

    private static BatchRow Row(int number) => new()
    {
        Input = new InputRow(number, new Dictionary<string, string> { ["preparedData.lastName"] = $"Muster {number}" }),
    };

    private static BatchJob NewJob() => new()
    {
        Id = Guid.NewGuid(),
        Tenant = HomeFixture.Tenant,
        Folder = Guid.Parse(HomeFixture.Batch),
        State = BatchState.Created,
        CreatedAt = Now,
        Files = [new UploadedFile("input.csv", Guid.NewGuid(), 3)],
    };
}
