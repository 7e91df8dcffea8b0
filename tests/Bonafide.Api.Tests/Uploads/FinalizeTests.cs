using Bonafide.Api.Tests.Support;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Storage.Rows;

namespace Bonafide.Api.Tests.Uploads;

/// <summary>The corner cases of contract 02 §6 and 03 §1, on a host whose clock is moved.</summary>
public sealed class FinalizeTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Refuses_WhatHasNothing_AndListsIt()
    {
        var started = await _host.Client.StartAsync(10011);
        var refused = (await FinalizeAsync(started)).Expect(400);
        Assert.Equal(["ID.FRONT", "SELFIE.FACE"], refused.Fields);
        (await UploadAsync(started, "ID", "front")).Expect(200);
        (await FinalizeAsync(started)).Expect(200);
    }

    [Fact]
    public async Task Answers_TheSame_WhenRepeated_AndDispatchesOnce()
    {
        var started = await WithDataAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FinalizeAsync(started)));
        Assert.All(answers, answer =>
        {
            Assert.Equal(
                ["timestamp", "account", "workflowExecution"], answer.Expect(200).Json.Select(one => one.Key));
            Assert.Equal(started.Execution, (string)answer.Json["workflowExecution"]!["id"]!);
        });
        Assert.Single(_host.Dispatched, id => id == started.ExecutionId);
    }

    [Fact]
    public async Task Writes_DueTimeAndSightings_InOneWrite()
    {
        var started = await WithDataAsync();
        (await FinalizeAsync(started)).Expect(200);
        var (row, seen) = await _host.Database.ReadAsync(
            _host.Client.Tenant,
            session => (
                ExecutionRows.Find(_host.Client.Tenant, session, started.ExecutionId)!,
                SightingRows.Of(_host.Client.Tenant, session, started.ExecutionId)),
            CancellationToken.None);
        Assert.Equal(ExecutionState.Processing, row.State);
        Assert.NotNull(row.DueAt);
        Assert.Equal(["Email", "Phone", "PhoneRange"], seen.Select(one => one.Kind.ToString()).Order());
        Assert.All(seen, one => Assert.Equal("API", one.Channel));
    }

    [Fact]
    public async Task Closes_TheExecution_ForUploads()
    {
        var started = await WithDataAsync();
        (await FinalizeAsync(started)).Expect(200);
        (await _host.Client.PostAsync(started.Upload("DATA", "prepared_data"), "{}", started.Token)).Expect(409);
    }

    [Fact]
    public async Task Accepts_AnyBodyAndContentType()
    {
        foreach (var content in (HttpContent?[])
            [null, ApiClient.Json("{}"), new StringContent("x"), ApiClient.File([1])])
        {
            var started = await WithDataAsync();
            (await _host.Client.SendAsync(HttpMethod.Put, started.Path, content, started.Token)).Expect(200);
        }
    }

    [Fact]
    public async Task Ends_WithTheToken_UnlessASessionRuns()
    {
        var unused = await _host.Client.StartAsync(10066);
        var used = await WithDataAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(14));
        (await UploadAsync(used)).Expect(200);
        _host.Time.Advance(TimeSpan.FromMinutes(14));
        (await UploadAsync(used)).Expect(200);
        _host.Time.Advance(TimeSpan.FromMinutes(14));

        // 42 minutes after the call: the 30 minutes of both tokens are over, one session runs.
        (await UploadAsync(unused)).Expect(401);
        using var client = await _host.NewClientAsync(_host.Client.Tenant, Permissions.All);
        (await UploadAsync(unused, token: client.AccessToken)).Expect(409);
        (await FinalizeAsync(used)).Expect(200);
    }

    [Fact]
    public async Task Ends_WithTheSession()
    {
        var started = await WithDataAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(16));
        (await FinalizeAsync(started)).Expect(409);
        (await UploadAsync(started)).Expect(409);
        _host.Time.Advance(TimeSpan.FromMinutes(20));
        (await FinalizeAsync(started)).Expect(401);
    }

    [Fact]
    public async Task Never_LivesADayLongerThanItsToken()
    {
        var started = await WithDataAsync();
        var end = TimeSpan.FromHours(24) + TimeSpan.FromMinutes(30);
        for (var passed = TimeSpan.Zero; passed < end - TimeSpan.FromMinutes(14); passed += TimeSpan.FromMinutes(14))
        {
            _host.Time.Advance(TimeSpan.FromMinutes(14));
            (await UploadAsync(started)).Expect(200);
        }

        _host.Time.Advance(TimeSpan.FromMinutes(14));
        (await UploadAsync(started)).Expect(401);
    }

    private async Task<Started> WithDataAsync()
    {
        var started = await _host.Client.StartAsync(10066);
        (await UploadAsync(started)).Expect(200);
        return started;
    }

    private Task<Answer> UploadAsync(Started started, string? token = null) => _host.Client.PostAsync(
        started.Upload("DATA", "prepared_data"),
        """{"email":"jane@example.com","phoneNumber":"+4915112345678"}""",
        token ?? started.Token);

    private Task<Answer> UploadAsync(Started started, string category, string part) => _host.Client.SendAsync(
        HttpMethod.Post, started.Upload(category, part), ApiClient.File(Pictures.Png()), started.Token);

    private Task<Answer> FinalizeAsync(Started started) =>
        _host.Client.SendAsync(HttpMethod.Put, started.Path, token: started.Token);
}
