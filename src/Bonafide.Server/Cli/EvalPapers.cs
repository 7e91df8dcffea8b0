using System.CommandLine;
using Bonafide.Vision.Evaluation;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide eval papers</c>: papers uploaded as what they are and as what they are not.</summary>
internal static class EvalPapers
{
    public static Command Build() => EvalDocuments.OverLabels(
        "papers", "Papers read as every kind: wrongly refused, wrongly accepted.",
        (folder, pool, today, token) => PaperEvaluation.RunAsync(folder, pool, today, null, token), Print);

    private static void Print(PaperReport report)
    {
        var codes = report.Pairs.Select(pair => pair.Declared).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = Output.Table(["refused", .. codes.Select(code => "as " + code)]);
        foreach (var paper in report.Pairs.GroupBy(pair => pair.Paper).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            table.AddRow([paper.Key, .. codes.Select(code => paper.First(pair => pair.Declared == code).Refused)
                .Select(refused => $"{refused.Events}/{refused.Trials}")]);
        }

        AnsiConsole.Write(table);
        Console.WriteLine("wrongly refused   " + EvalDocuments.Text(report.WronglyRefused));
        Console.WriteLine("wrongly accepted  " + EvalDocuments.Text(report.WronglyAccepted));
    }
}
