using System.Text.Json;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Reports;
using Bonafide.Batch.Tests.Support;
using Bonafide.Contracts;

namespace Bonafide.Batch.Tests.Reports;

public sealed class JobReportsTests
{
    private const string Input =
        "customerInternalReference,workflowDefinitionKey,preparedData.phoneNumber,preparedData.ine.cic\n"
        + "good,10015,,\nbad,10232,'+49 1,=cmd\nalso bad,10232,\"1,2\",\n";

    [Fact]
    public async Task Writes_JsonWithTotalsAndErrors()
    {
        using var fixture = await RunAsync();

        var report = await new JobReports(fixture.Store, TimeProvider.System).ReportAsync(fixture.Store.Only, default);
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(report, ContractsJson.Default.BatchReportReply));

        Assert.Equal(HomeFixture.Batch, json.RootElement.GetProperty("requestReference").GetString());
        Assert.Equal("COMPLETED_WITH_ERROR", json.RootElement.GetProperty("status").GetString());
        Assert.Equal((3, 1, 2), (report.Total, report.Succeeded, report.Failed));
        var error = json.RootElement.GetProperty("errors")[0];
        Assert.Equal(
            """{"row":2,"customerInternalReference":"bad","error":"JUMIO_WORKFLOW_API","detail":"=not known"}""",
            error.GetRawText());
    }

    [Fact]
    public async Task Writes_CsvThatRunsNoFormula()
    {
        using var fixture = await RunAsync();
        var report = await new JobReports(fixture.Store, TimeProvider.System).ReportAsync(fixture.Store.Only, default);
        var text = new StringWriter();

        JobReports.WriteCsv(report, text);

        Assert.Equal("2,,bad,JUMIO_WORKFLOW_API,,'=not known", text.ToString().Split("\r\n")[1]);
    }

    [Fact]
    public async Task Writes_TheFailedRowsReadyToUpload()
    {
        using var fixture = await RunAsync();
        var text = new StringWriter();

        await new JobReports(fixture.Store, TimeProvider.System)
            .WriteFailedRowsAsync(fixture.Store.Only, text, default);

        Assert.Equal(
            "workflowDefinitionKey,customerInternalReference,preparedData.phoneNumber,preparedData.ine.cic\r\n"
            + "10232,bad,'+49 1,'=cmd\r\n10232,also bad,\"1,2\",\r\n",
            text.ToString());
        Assert.True(MemoryFiles.WithInput(text.ToString()).Validate().IsValid);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        Assert.Equal("+49 1", InputRows.Read(stream, new CsvLimits()).First()["preparedData.phoneNumber"]);
    }

    [Fact]
    public async Task Lists_FindingsOfAFileThatWasRefused()
    {
        using var fixture = new BatchFixture();
        await fixture.SubmitAsync(("input.csv", "workflowDefinitionKey,customerInternalReference\nx,\n"));
        await fixture.RunAsync();

        var report = await new JobReports(fixture.Store, TimeProvider.System).ReportAsync(fixture.Store.Only, default);

        Assert.Equal("ERROR", report.Status);
        Assert.Equal(
            [("NOT_A_NUMBER", "workflowDefinitionKey", 1), ("REQUIRED", "customerInternalReference", 1)],
            report.Errors.Select(e => (e.Code!, e.Column!, e.Row!.Value)));
    }

    [Fact]
    public async Task Tells_ProgressRateAndTimeLeft()
    {
        using var fixture = await RunAsync();
        var time = new ManualTime();
        var job = fixture.Store.Only with
        {
            State = BatchState.Process, Total = 30, CompletedAt = null, StartedAt = time.GetUtcNow().AddSeconds(-6),
        };

        var progress = await new JobReports(fixture.Store, time).ProgressAsync(job, default);

        Assert.Equal((0.5, 54), (progress.RowsPerSecond, progress.SecondsLeft));
    }

    private static async Task<BatchFixture> RunAsync()
    {
        var fixture = new BatchFixture(new FakeExecutions
        {
            Refuse = row => row.Input["workflowDefinitionKey"] == "10232"
                ? RowStart.Failed(BatchErrors.WorkflowApi, "=not known")
                : null,
        });
        await fixture.SubmitAsync(("input.csv", Input));
        await fixture.RunAsync();
        return fixture;
    }
}
