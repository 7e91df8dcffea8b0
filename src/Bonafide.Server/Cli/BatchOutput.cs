using System.Globalization;
using Bonafide.Client;
using Bonafide.Contracts;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary>How batches are shown on a terminal.</summary>
internal static class BatchOutput
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    /// <summary>A progress bar to the end, then the report.</summary>
    /// <returns>0 when every row succeeded.</returns>
    public static async Task<int> WatchAsync(BonafideClient client, Guid reference)
    {
        var last = await AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("waiting", maxValue: 1);
                BatchReply? seen = null;
                while (seen is null || !IsFinal(seen))
                {
                    // A stream may end early, by a proxy or a restart: the next one goes on.
                    await foreach (var one in client.Batches.WatchAsync(reference))
                    {
                        seen = one;
                        Show(bar, one);
                    }

                    if (seen is null || !IsFinal(seen))
                    {
                        await Task.Delay(Reconnect, TimeProvider.System, CancellationToken.None);
                    }
                }

                return seen;
            });
        Report(await client.Batches.GetReportAsync(reference));
        return last.Status == "COMPLETED" ? 0 : 1;
    }

    public static void Report(BatchReportReply report)
    {
        AnsiConsole.MarkupLine(
            $"[bold]{report.Status}[/]  {report.Total} rows, {report.Succeeded} succeeded, {report.Failed} failed");
        Errors(report.Errors, report.MoreErrors);
    }

    public static void Errors(IReadOnlyList<BatchErrorReply> errors, int? more)
    {
        if (errors.Count == 0)
        {
            return;
        }

        const int shown = 50;
        var table = Output.Table("row", "column", "error", "what to do");
        foreach (var error in errors.Take(shown))
        {
            table.AddRow(
                error.Row?.ToString(CultureInfo.InvariantCulture) ?? "", Markup.Escape(error.Column ?? ""),
                error.Code ?? error.Error, Markup.Escape(error.Detail ?? ""));
        }

        AnsiConsole.Write(table);
        if (errors.Count + (more ?? 0) - shown is > 0 and var rest)
        {
            Console.WriteLine($"and {rest} more");
        }
    }

    private static bool IsFinal(BatchReply reply) => reply.Status is "COMPLETED" or "COMPLETED_WITH_ERROR" or "ERROR";

    private static void Show(ProgressTask bar, BatchReply reply)
    {
        var left = reply.SecondsLeft is { } seconds ? $", {seconds} s left" : "";
        var rate = reply.RowsPerSecond is { } perSecond ? $", {perSecond:0} rows/s" : "";
        bar.MaxValue = Math.Max(1, reply.Total);
        bar.Value = IsFinal(reply) ? bar.MaxValue : reply.Succeeded + reply.Failed;
        bar.Description = $"{reply.Status}: {reply.Succeeded} ok, {reply.Failed} failed{rate}{left}";
    }
}
