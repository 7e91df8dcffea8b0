using System.Globalization;
using Bonafide.Client;
using Bonafide.Contracts;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary>How batches are shown on a terminal.</summary>
internal static class BatchOutput
{
    /// <summary>Lines of a report's table; the whole report is one command away.</summary>
    private const int Shown = 50;

    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    /// <summary>A progress bar to the end, then the report.</summary>
    /// <returns>0 when every row succeeded.</returns>
    public static async Task<int> WatchAsync(BonafideClient client, Guid reference)
    {
        var last = await AnsiConsole.Progress()
            .Columns(
                new ProgressBarColumn { Width = 20 }, new PercentageColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
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

        var table = Output.Table("rows", "column", "error", "what to do");
        foreach (var alike in Alike(errors).Take(Shown))
        {
            table.AddRow(
                alike.Rows, Markup.Escape(alike.Error.Column ?? ""), alike.Error.Code ?? alike.Error.Error,
                Markup.Escape(alike.Error.Detail ?? ""));
        }

        AnsiConsole.Write(table);
        var rest = Alike(errors).Skip(Shown).Sum(alike => alike.Count) + (more ?? 0);
        if (rest > 0)
        {
            Console.WriteLine($"and {rest} more");
        }
    }

    /// <summary>What is wrong in the same way is said once, with its rows.</summary>
    internal static IEnumerable<AlikeErrors> Alike(IReadOnlyList<BatchErrorReply> errors) => errors
        .GroupBy(error => (error.Column, error.Code, error.Error, error.Detail))
        .Select(alike => new AlikeErrors(Numbers([.. alike.Select(error => error.Row)]), alike.Count(), alike.First()));

    /// <summary>One line of a terminal with 80 columns, beside the bar.</summary>
    internal static string Describe(BatchReply reply)
    {
        var rate = reply.RowsPerSecond is { } perSecond ? $", {perSecond:0}/s" : "";
        var left = reply.SecondsLeft is { } seconds ? $", {seconds} s left" : "";
        return $"{Step(reply.Status)}: {reply.Succeeded} ok, {reply.Failed} failed{rate}{left}";
    }

    private static string Step(string status) => status switch
    {
        "CREATED" => "waiting",
        "IN_PROGRESS" or "IN_PROGRESS_INGEST" => "checking",
        "IN_PROGRESS_PROCESS" => "starting",
        "IN_PROGRESS_WAITING_PROCESSED_CONFIRMATION" => "finishing",
        _ => "ended",
    };

    private static string Numbers(IReadOnlyList<int?> rows)
    {
        const int named = 8;
        var numbers = string.Join(", ", rows.Take(named).OfType<int>());
        return rows.Count > named ? $"{numbers} and {rows.Count - named} more" : numbers;
    }

    private static bool IsFinal(BatchReply reply) => reply.Status is "COMPLETED" or "COMPLETED_WITH_ERROR" or "ERROR";

    private static void Show(ProgressTask bar, BatchReply reply)
    {
        bar.MaxValue = Math.Max(1, reply.Total);
        bar.Value = IsFinal(reply) ? bar.MaxValue : reply.Succeeded + reply.Failed;
        bar.Description = Describe(reply);
    }
}

/// <summary>Errors that differ in their rows only.</summary>
internal sealed record AlikeErrors(string Rows, int Count, BatchErrorReply Error);
