using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Faces;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide eval</c>: measures what the vision part can do on a folder of pictures.</summary>
internal static class EvalVerb
{
    /// <summary>For one request, on a machine that has other work to do.</summary>
    internal const int PatienceSeconds = 300;

    /// <summary>For results written to a file.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Command Build() => new("eval", "Measures readings on a folder of pictures (docs/eval.md).")
    {
        EvalDocuments.Build(),
        EvalPapers.Build(),
        Faces(),
        EvalFaceMap.Build(),
    };

    private static Command Faces()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "One sub-folder of pictures per person." };
        var json = new Option<FileInfo?>("--json") { Description = "Writes the whole report to this file." };
        var pack = new Option<string>("--pack")
        {
            Description = "The face pack: its name in the pack folder, or its full path.",
            DefaultValueFactory = _ => "face",
        };
        var faces = new Command("faces", "False matches and false non-matches of a face pack.") { folder, json, pack };
        faces.SetAction(result => Measure(
            result.GetValue(folder)!, result.GetValue(json), result.GetValue(pack)!));
        return faces;
    }

    private static int Measure(DirectoryInfo folder, FileInfo? json, string pack)
    {
        if (!folder.Exists)
        {
            Console.Error.WriteLine("There is no such folder.");
            return 1;
        }

        FaceEvaluationReport report;
        try
        {
            using var loaded = FacePack.Load(FacePackManifest.Folder(pack));
            report = FaceEvaluation.Run(folder.FullName, loaded);
        }
        catch (InvalidDataException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }

        Print(report);
        if (json is not null)
        {
            File.WriteAllText(json.FullName, JsonSerializer.Serialize(report, Json));
        }

        return 0;
    }

    private static void Print(FaceEvaluationReport report)
    {
        Console.WriteLine($"pack {report.Pack}: {report.Pictures} pictures of {report.People} people, "
            + $"{report.WithoutFace} without a face, {report.BelowQuality} below the pack's quality limits");
        Console.WriteLine($"ms per picture: p50 {Number(report.TimesMs.P50)}, p99 {Number(report.TimesMs.P99)}, "
            + $"max {Number(report.TimesMs.Max)}");
        Print("all described faces", report.AllPairs);
        Print("faces within the quality limits", report.ComparablePairs);
    }

    private static void Print(string what, FacePairReport pairs)
    {
        Console.WriteLine();
        Console.WriteLine($"{what}: {pairs.Same.Count} pairs of one person, {pairs.Different.Count} of two");
        var distances = Output.Table("pairs", "least", "median", "largest");
        distances.AddRow("one person", Number(pairs.Same.Least), Number(pairs.Same.Median), Number(pairs.Same.Largest));
        distances.AddRow("two people", Number(pairs.Different.Least), Number(pairs.Different.Median),
            Number(pairs.Different.Largest));
        AnsiConsole.Write(distances);
        var table = Output.Table("distance", "false match rate (95 %)", "false non-match rate (95 %)");
        Add(table, "match, ", pairs.AtMatchDistance);
        Add(table, "no match, ", pairs.AtNoMatchDistance);
        foreach (var point in pairs.AtTargets)
        {
            Add(table, string.Empty, point);
        }

        AnsiConsole.Write(table);
    }

    private static void Add(Table table, string name, FaceOperatingPoint point) =>
        table.AddRow(name + Number(point.Distance), Text(point.FalseMatch), Text(point.FalseNonMatch));

    private static string Text(Rate rate) => rate.Trials == 0
        ? "no pairs"
        : $"{rate.Events} of {rate.Trials}: {Percent(rate.Value)} ({Percent(rate.Low)} to {Percent(rate.High)})";

    private static string Percent(double rate) => (rate * 100).ToString("0.###", CultureInfo.InvariantCulture) + " %";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
