using Bonafide.Contracts;
using Bonafide.Server.Cli;

namespace Bonafide.Server.Tests.Cli;

public sealed class BatchOutputTests
{
    /// <summary>80 columns less a bar of 20, its percentage and the gaps between.</summary>
    private const int Room = 80 - 20 - 4 - 2;

    [Theory]
    [InlineData("IN_PROGRESS_INGEST", 0, 0, null, null, "checking: 0 ok, 0 failed")]
    [InlineData("IN_PROGRESS_PROCESS", 185, 4, 73.4, 1, "starting: 185 ok, 4 failed, 73/s, 1 s left")]
    [InlineData(
        "IN_PROGRESS_WAITING_PROCESSED_CONFIRMATION", 9_999, 9_999, 1_234.0, 9_999,
        "finishing: 9999 ok, 9999 failed, 1234/s, 9999 s left")]
    [InlineData("COMPLETED_WITH_ERROR", 196, 4, 75.0, null, "ended: 196 ok, 4 failed, 75/s")]
    public void Progress_FitsBesideItsBar(
        string status, int succeeded, int failed, double? rate, int? left, string text)
    {
        var described = BatchOutput.Describe(new()
        {
            RequestReference = Guid.Empty,
            Status = status,
            CreatedAt = default,
            Total = 10_000,
            Succeeded = succeeded,
            Failed = failed,
            Running = 0,
            RowsPerSecond = rate,
            SecondsLeft = left,
        });

        Assert.Equal(text, described);
        Assert.InRange(described.Length, 1, Room);
    }

    [Fact]
    public void Errors_ThatAreAlike_AreSaidOnceWithTheirRows()
    {
        BatchErrorReply[] errors =
        [
            .. Enumerable.Range(1, 10).Select(row => new BatchErrorReply { Row = row, Error = "A", Detail = "same" }),
            new() { Row = 4, Error = "A", Detail = "other" },
            new() { Error = "INPUT_FILE_NOT_FOUND" },
        ];

        Assert.Equal(
            [("1, 2, 3, 4, 5, 6, 7, 8 and 2 more", 10), ("4", 1), ("", 1)],
            BatchOutput.Alike(errors).Select(alike => (alike.Rows, alike.Count)));
    }
}
