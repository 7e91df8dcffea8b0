using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Batches;

/// <summary>
/// The seed's example CSV, as printed, through the running engine, row by row as ruling 27 says.
/// </summary>
public sealed class SeedExampleRunTests
{
    private static readonly string[] Images =
        ["FRA_ID_front.jpg", "FRA_ID_back.jpg", "FRA_ID_face.jpg", "USA_SSC.jpeg"];

    private static string Example =>
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "contract", "batch", "seed-example.csv"));

    /// <summary>Ruling 27 as a file: what becomes of each row, and what its detail says.</summary>
    private static IEnumerable<(int Row, string Outcome, string Error, string Detail)> Outcomes =>
        File.ReadLines(Path.Combine(RepositoryFolder.Root, "contract", "batch", "seed-example-outcomes.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => (int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], cells[2], cells[3]));

    [Fact]
    public async Task Stops_AsAWholeWithoutItsImages()
    {
        await using var host = await BatchHost.StartAsync();

        var report = await host.RunAsync(Example);

        Assert.Equal(("ERROR", 0, 0), (report.Status, report.Succeeded, report.Failed));
        Assert.Equal(
            [
                (1, "frontImage"), (1, "backImage"), (2, "frontImage"), (2, "backImage"), (2, "faceImage"),
                (4, "document1"),
            ],
            report.Errors.Select(error => (error.Row!.Value, error.Column!)));
        Assert.All(report.Errors, error => Assert.Equal("INPUT_FILE_NOT_FOUND", error.Error));
    }

    [Fact]
    public async Task Gives_RowByRowWhatTheRulingSays()
    {
        await using var host = await BatchHost.StartAsync();

        var report = await host.RunAsync(Example, [.. Images.Select(image => (image, Pictures.Png()))]);

        Assert.Equal(("COMPLETED_WITH_ERROR", 5, 1, 4), (report.Status, report.Total, report.Succeeded, report.Failed));
        foreach (var (row, outcome, error, detail) in Outcomes)
        {
            var found = report.Errors.SingleOrDefault(one => one.Row == row);
            Assert.Equal((outcome, error), (found is null ? "PROCESSED" : "FAILED", found?.Error ?? ""));
            Assert.Contains(detail, found?.Detail ?? "", StringComparison.Ordinal);
            Assert.True(found is null || found.CustomerInternalReference == $"test reference {row}");
        }

        using var answer = await host.Http.GetAsync(
            $"api/v1/workflow-executions?reportingCriteria={report.RequestReference}&customerInternalReference=test+reference+2");
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["workflowExecutions"]!.AsArray();
        var second = Assert.Single(list)!;
        Assert.Equal(("10011", "PROCESSED"), ((string)second["definitionKey"]!, (string)second["status"]!));
    }
}
