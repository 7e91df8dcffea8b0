using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Worker;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide eval documents</c>: how well a folder of labelled images is read.</summary>
internal static class EvalDocuments
{
    public static Command Build() => OverLabels(
        "documents", "Zones, fields, symbols and times on labelled images.",
        (folder, pool, today, token) => DocumentEvaluation.RunAsync(folder, pool, today, null, token), Print);

    /// <summary>A command that measures a folder of labelled images and prints what it saw.</summary>
    internal static Command OverLabels<T>(
        string name, string description, Func<string, VisionPool, DateOnly, CancellationToken, Task<T>> measure,
        Action<T> print)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Images, each with its label beside it." };
        var json = new Option<FileInfo?>("--json") { Description = "Writes the whole report to this file." };
        var command = new Command(name, description) { folder, json };
        command.SetAction((result, cancellationToken) => MeasureAsync(
            result.GetValue(folder)!, result.GetValue(json), measure, print, cancellationToken));
        return command;
    }

    private static async Task<int> MeasureAsync<T>(
        DirectoryInfo folder, FileInfo? json, Func<string, VisionPool, DateOnly, CancellationToken, Task<T>> measure,
        Action<T> print, CancellationToken cancellationToken)
    {
        if (!folder.Exists)
        {
            await Console.Error.WriteLineAsync("There is no such folder.");
            return 1;
        }

        try
        {
            using var pool = new VisionPool(
                new VisionOptions { Workers = 1, DeadlineSeconds = EvalVerb.PatienceSeconds }, TimeProvider.System);
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var report = await measure(folder.FullName, pool, today, cancellationToken);
            print(report);
            if (json is not null)
            {
                var text = JsonSerializer.Serialize(report, EvalVerb.Json);
                await File.WriteAllTextAsync(json.FullName, text, cancellationToken);
            }

            return 0;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or VisionFailedException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    private static void Print(DocumentReport report)
    {
        Console.WriteLine(string.Join(", ", report.Versions.Select(version => $"{version.Key} {version.Value}")));
        foreach (var set in report.Sets.Where(set => set.Documents > 0))
        {
            Console.WriteLine();
            Console.WriteLine($"{set.Set}: {set.Documents} documents");
            Row("MRZ lines exact", Text(set.MrzLinesExact));
            Row("MRZ silent", Text(set.MrzFieldsSilentlyWrong));
            Row("PDF417", Text(set.Barcodes));
            Row("kind", Text(set.Kinds));
            Row("fields right", Text(set.FieldsRight));
            Row("missing", Text(set.FieldsMissing));
            Row("wrong, flagged", Text(set.FieldsWrongFlagged));
            Row("wrong, silent", Text(set.FieldsWrongSilent));
            Row("ms per image", $"median {Text(set.MedianMs)}, p90 {Text(set.P90Ms)}");
        }
    }

    private static void Row(string name, string value) => Console.WriteLine($"  {name,-16} {value}");

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    internal static string Text(Rate rate) => rate.Trials == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture,
            $"{rate.Events}/{rate.Trials} {rate.Value * 100:0.0} % ({rate.Low * 100:0.0}-{rate.High * 100:0.0})");
}
