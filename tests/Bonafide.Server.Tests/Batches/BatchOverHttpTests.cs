using System.Net;
using System.Text;
using Bonafide.Api.Tests.Support;
using Bonafide.Batch.Executions;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Tenants;
using Bonafide.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Batches;

/// <summary>Batches through the composed process: files go in by HTTP, real executions come out.</summary>
public sealed class BatchOverHttpTests
{
    private const string One = BatchHost.Header + "10066,one,verified@sandbox.example\n";

    [Fact]
    public async Task RunsEachRow_AndReportsTheOneThatFails()
    {
        await using var host = await BatchHost.StartAsync();

        var report = await host.RunAsync(
            BatchHost.Header + "10066,one,verified@sandbox.example\n99999,two,verified@sandbox.example\n"
            + "10066,three,disposable@sandbox.example\n");

        Assert.Equal("COMPLETED_WITH_ERROR", report.Status);
        Assert.Equal((3, 2, 1), (report.Total, report.Succeeded, report.Failed));
        var error = Assert.Single(report.Errors);
        Assert.Equal((2, "two", "JUMIO_WORKFLOW_API"), (error.Row, error.CustomerInternalReference, error.Error));
        Assert.NotNull(error.Detail);
    }

    [Fact]
    public async Task FindsTheBatch_ByItsReferenceAsReportingCriteria()
    {
        await using var host = await BatchHost.StartAsync();
        var other = await host.RunAsync(One);
        var report = await host.RunAsync(One + "10066,two,typo@sandbox.example\n");

        var list = await ListAsync(host, report.RequestReference);
        Assert.Equal(2, list.WorkflowExecutions.Count);
        Assert.Single((await ListAsync(host, other.RequestReference)).WorkflowExecutions);
        Assert.Empty((await ListAsync(host, Guid.NewGuid())).WorkflowExecutions);
    }

    [Fact]
    public async Task Starts_FromSingleFilesAndFromACsv()
    {
        await using var host = await BatchHost.StartAsync();
        using var files = new MultipartFormDataContent
        {
            { new StringContent(One), "file", "input.csv" },
            { new ByteArrayContent([1, 2, 3]), "file", "images/unused.jpg" },
        };
        using var csv = new StringContent(One, Encoding.UTF8, "text/csv");

        Assert.Equal("COMPLETED", (await host.EndAsync(await host.StartAsync(files))).Status);
        Assert.Equal("COMPLETED", (await host.EndAsync(await host.StartAsync(csv))).Status);
    }

    [Theory]
    [InlineData("../input.csv", HttpStatusCode.BadRequest)]
    [InlineData("a\\b.csv", HttpStatusCode.BadRequest)]
    public async Task Refuses_NamesThatLeadOut(string name, HttpStatusCode status)
    {
        await using var host = await BatchHost.StartAsync();
        var content = new StringContent(One);
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=file; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        using var files = new MultipartFormDataContent { content };

        using var answer = await host.Http.PostAsync("api/management/v1/batches", files);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.Folder, "spool"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Repeats_UnderAnIdempotencyKeyStartOneBatch()
    {
        await using var host = await BatchHost.StartAsync();
        host.Http.DefaultRequestHeaders.Add("Idempotency-Key", "batch-of-today");

        var zip = BatchHost.Zip(One);

        var first = await host.StartAsync(new ByteArrayContent(zip));
        var second = await host.StartAsync(new ByteArrayContent(zip));

        Assert.Equal(first, second);
        await host.EndAsync(first);
        Assert.Equal(first, await host.StartAsync(new ByteArrayContent(zip)));
        Assert.Single((await host.Client.Batches.ListAsync()).Batches);
    }

    [Theory]
    [InlineData("batch-of-today", HttpStatusCode.Conflict)]
    [InlineData("batch of today", HttpStatusCode.BadRequest)]
    public async Task Refuses_AKeyThatCameWithOtherFiles_OrIsNone(string key, HttpStatusCode status)
    {
        await using var host = await BatchHost.StartAsync();
        host.Http.DefaultRequestHeaders.Add("Idempotency-Key", "batch-of-today");
        var first = await host.StartAsync(new ByteArrayContent(BatchHost.Zip(One)));
        host.Http.DefaultRequestHeaders.Remove("Idempotency-Key");
        host.Http.DefaultRequestHeaders.Add("Idempotency-Key", key);

        using var other = await host.Http.PostAsync(
            "api/management/v1/batches", new ByteArrayContent(BatchHost.Zip(One + "10066,two,typo@sandbox.example\n")));

        Assert.Equal(status, other.StatusCode);
        Assert.Equal(1, (await host.EndAsync(first)).Total);
        Assert.Single((await host.Client.Batches.ListAsync()).Batches);
    }

    [Fact]
    public async Task Refuses_MoreThanOneRequestMayBring()
    {
        await using var host = await BatchHost.StartAsync(
            configuration: new Dictionary<string, string?> { ["Batch:RequestBytes"] = "1048576" });

        using var answer = await host.Http.PostAsync(
            "api/management/v1/batches", new ByteArrayContent(new byte[1_048_577]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.Folder, "spool"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Validates_WithoutRunning()
    {
        await using var host = await BatchHost.StartAsync();

        var good = await host.Client.Batches.ValidateAsync(() => new MemoryStream(BatchHost.Zip(One)));
        var bad = await host.Client.Batches.ValidateAsync(
            () => new MemoryStream(BatchHost.Zip(BatchHost.Header + "x,,\n")));

        Assert.Equal((true, 1), (good.Valid, good.Rows));
        Assert.Equal(
            [("NOT_A_NUMBER", "workflowDefinitionKey", 1), ("REQUIRED", "customerInternalReference", 1)],
            bad.Errors.Select(error => (error.Code!, error.Column!, error.Row!.Value)));
        Assert.Empty((await host.Client.Batches.ListAsync()).Batches);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.Folder, "spool"), "*", SearchOption.AllDirectories));
    }

    /// <summary>Rows of an image workflow: what is no image is refused as the upload call refuses it.</summary>
    [Fact]
    public async Task Fails_ARowWhoseImageIsText_AndRunsTheRest()
    {
        await using var host = await BatchHost.StartAsync();
        var report = await host.RunAsync(
            "workflowDefinitionKey,customerInternalReference,frontImage,backImage,faceImage,preparedData.email\n"
            + "10011,one,text.jpg,picture.png,picture.png,\n10011,two,picture.png,picture.png,picture.png,\n"
            + "10066,three,,,,verified@sandbox.example\n10066,four,picture.png,,,\n",
            ("text.jpg", "not an image"u8.ToArray()), ("picture.png", Pictures.Png()));

        Assert.Equal(("COMPLETED_WITH_ERROR", 4, 2, 2), (report.Status, report.Total, report.Succeeded, report.Failed));
        Assert.Equal(
            [(1, "one", "JUMIO_WORKFLOW_API"), (4, "four", "JUMIO_WORKFLOW_API")],
            report.Errors.Select(error => (error.Row!.Value, error.CustomerInternalReference!, error.Error)));
        Assert.StartsWith("frontImage: ", report.Errors[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_RowsWith401_WhenNoClientIsSelected()
    {
        await using var host = await BatchHost.StartAsync();
        await host.Client.Batches.SelectClientAsync(null);

        var report = await host.RunAsync(One);

        Assert.Equal("JUMIO_WORKFLOW_API_UNAUTHORIZED", Assert.Single(report.Errors).Error);
    }

    [Fact]
    public async Task Fails_RowsWith403_WhenTheClientIsTooWeak()
    {
        await using var host = await BatchHost.StartAsync();
        var tenant = await host.TenantAsync();
        var weak = await host.Services.GetRequiredService<TenantCreation>().CreateClientAsync(
            Actor.System(tenant, "test"), "Weak", Permissions.Initiate, default);
        var choice = host.Services.GetRequiredService<BatchClientChoice>();

        var refusal = await Assert.ThrowsAsync<RequestProblemException>(
            () => choice.SelectAsync(
                Actor.System(tenant, "test"), weak.Client.ClientId, IdempotentRequest.Once, default));
        Assert.Equal(ProblemKind.BadRequest, refusal.Kind);
        await TenantChange.SettingsAsync(host, settings => settings with { BatchClientId = weak.Client.ClientId });

        var report = await host.RunAsync(One);
        Assert.Equal("JUMIO_WORKFLOW_API_FORBIDDEN", Assert.Single(report.Errors).Error);
    }

    [Fact]
    public async Task Refuses_TenantsWhoseBatchesAreSwitchedOff()
    {
        await using var host = await BatchHost.StartAsync();
        await TenantChange.SettingsAsync(host, settings => settings with { BatchUploads = false });

        var refusal = await Assert.ThrowsAsync<BonafideApiException>(
            () => host.Client.Batches.StartAsync(() => new MemoryStream(BatchHost.Zip(One))));

        Assert.Equal(HttpStatusCode.Forbidden, refusal.Status);
    }

    [Fact]
    public async Task Refuses_CallersWithoutToken()
    {
        await using var host = await BatchHost.StartAsync();
        host.Http.DefaultRequestHeaders.Authorization = null;
        foreach (var path in (string[])[$"batches/{Guid.Empty}", "batches", $"batches/{Guid.Empty}/events", "sftp/keys"])
        {
            using var answer = await host.Http.GetAsync($"api/management/v1/{path}");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    private static async Task<ExecutionListReply> ListAsync(BatchHost host, Guid reference)
    {
        using var answer = await host.Http.GetAsync($"api/v1/workflow-executions?reportingCriteria={reference}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return System.Text.Json.JsonSerializer.Deserialize(
            await answer.Content.ReadAsStringAsync(), ContractsJson.Default.ExecutionListReply)!;
    }
}
