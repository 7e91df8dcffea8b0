using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Evaluation.Accuracy;
using Bonafide.Vision.Evaluation.Captures;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Native;
using Bonafide.Vision.Worker;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide accuracy</c>: measures the reading of fresh fictional documents and writes the page of
/// it.</summary>
internal static class AccuracyVerb
{
    private const int MostSize = 10_000;
    private const int MostMinutes = 24 * 60;

    private static readonly Option<int?> Seed = new("--seed")
    {
        Description = "The same seed makes the same documents; another one each time when not given.",
    };

    private static readonly Option<int> Size = new("--size")
    {
        Description = "Most documents of each set that is read.", DefaultValueFactory = _ => 19,
    };

    private static readonly Option<int> Signs = new("--signs")
    {
        Description = "Most documents of each set that is looked at for what speaks against it.",
        DefaultValueFactory = _ => 150,
    };

    private static readonly Option<int> Minutes = new("--minutes")
    {
        Description = "After them no further document is begun, and after as many more no further face map.",
        DefaultValueFactory = _ => 90,
    };

    private static readonly Option<DirectoryInfo?> Portraits = new("--portraits")
    {
        Description = "Folder of one portrait per person, two people or more; without it the samples, and no swaps.",
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "The page; pictures go to the folder of its name beside it.",
        DefaultValueFactory = _ => new FileInfo(Path.Combine("docs", "accuracy.md")),
    };

    private static readonly Option<string[]> Sets = new("--sets")
    {
        Description = "Only these sets, such as mild,hard; all when not given.",
        CustomParser = argument => argument.Tokens.SelectMany(token => token.Value.Split(',')).ToArray(),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<DirectoryInfo?> Templates = new("--templates")
    {
        Description = "Folder of DocXPand SVG templates (NAME-front.svg) to fill and read as well.",
    };

    private static readonly Option<DirectoryInfo?> Faces = new("--faces")
    {
        Description = "Folder with one sub-folder of pictures per person, to measure the face pack on.",
    };

    private static readonly Option<int> FaceMaps = new("--face-maps")
    {
        Description = "Genuine face maps to simulate, and a quarter as many of most attacks; 0 for none.",
        DefaultValueFactory = _ => 112,
    };

    private static readonly Option<bool> FacesOnly = new("--faces-only")
    {
        Description = "Reads no document: replaces the sections on faces and face maps of the page that is there.",
    };

    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Writes every single result to this file.",
    };

    public static Command Build()
    {
        var command = new Command("accuracy", "Measures reading on fresh fictional documents (docs/accuracy.md).")
        {
            Seed, Size, Signs, Minutes, Sets, Portraits, Templates, Faces, FaceMaps, FacesOnly, Out, Json,
        };
        Size.Between(1, MostSize);
        Signs.Between(1, MostSize);
        Minutes.Between(1, MostMinutes);
        FaceMaps.Between(0, MostSize);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var folder = result.GetValue(Portraits) ?? new DirectoryInfo(PackFolder.Folder("samples"));
        var portraits = SpecimenVerb.ReadPortraits(folder);
        if (portraits.Count < 2)
        {
            Console.Error.WriteLine("There must be 2 or more portraits; `bonafide data build` makes the samples.");
            return 2;
        }

        return await ToldAsync(result.GetValue(FacesOnly)
            ? () => ReplaceFacesAsync(result, portraits, cancellationToken)
            : async () => Write(result, await MeasureAsync(result, portraits, cancellationToken)));
    }

    private static async Task<int> ToldAsync(Func<Task> action)
    {
        try
        {
            await action();
            return 0;
        }
        catch (Exception wrong) when (
            wrong is InvalidDataException or JsonException or IOException or VisionFailedException)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static async Task ReplaceFacesAsync(
        ParseResult result, IReadOnlyList<byte[]> portraits, CancellationToken cancellationToken)
    {
        var page = result.GetValue(Out)!;
        var captures = await CapturesAsync(result, portraits, Given(result), cancellationToken);
        await File.WriteAllTextAsync(page.FullName, AccuracyPage.WithFaces(
            await File.ReadAllTextAsync(page.FullName, cancellationToken), FacesOf(result), captures,
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), cancellationToken);
        Console.WriteLine(page.FullName);
    }

    private static FaceEvaluationReport? FacesOf(ParseResult result)
    {
        if (result.GetValue(Faces) is not { } people)
        {
            return null;
        }

        using var pack = FacePack.Load(FacePackManifest.Folder("face"));
        return FaceEvaluation.Run(people.FullName, pack);
    }

    private static Task<FaceMapReport?> CapturesAsync(
        ParseResult result, IReadOnlyList<byte[]> portraits, int seed, CancellationToken cancellationToken) =>
        EvalFaceMap.OfPageAsync(
            portraits, seed, result.GetValue(FaceMaps), TimeSpan.FromMinutes(result.GetValue(Minutes)),
            cancellationToken);

    private static int Given(ParseResult result) =>
        result.GetValue(Seed) ?? (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000_000);

    private static async Task<AccuracyResult> MeasureAsync(
        ParseResult result, IReadOnlyList<byte[]> portraits, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var now = time.GetUtcNow();
        var options = new AccuracyOptions(
            Given(result), result.GetValue(Size),
            TimeSpan.FromMinutes(result.GetValue(Minutes)), portraits, DateOnly.FromDateTime(now.UtcDateTime))
        {
            Templates = result.GetValue(Templates) is { } templates ? DocumentTemplate.Read(templates.FullName) : [],
            HasOnePortraitEach = result.GetValue(Portraits) is not null,
            Signs = result.GetValue(Signs), Sets = result.GetValue(Sets) ?? [],
        };
        Console.WriteLine($"seed {options.Seed}");
        var measured = await AccuracyRun.MeasureAsync(
            options, time, done => Console.Error.Write($"\r{done} documents"), cancellationToken);
        Console.Error.WriteLine();
        return measured with
        {
            Faces = FacesOf(result),
            Captures = await CapturesAsync(result, portraits, options.Seed, cancellationToken),
        };
    }

    private static void Write(ParseResult result, AccuracyResult measured)
    {
        var page = result.GetValue(Out)!;
        if (result.GetValue(Json) is { } json)
        {
            File.WriteAllText(json.FullName, JsonSerializer.Serialize(
                new { measured.Options.Seed, measured.Versions, measured.WorkerMegabytes, measured.Scores },
                EvalVerb.Json));
        }

        var pictures = new DirectoryInfo(Path.ChangeExtension(page.FullName, null));
        pictures.Create();
        foreach (var old in pictures.EnumerateFiles("*.webp"))
        {
            old.Delete();
        }

        foreach (var failure in measured.Failures)
        {
            File.WriteAllBytes(Path.Combine(pictures.FullName, $"{failure.Name}.webp"), failure.WebP);
        }

        File.WriteAllText(page.FullName, AccuracyPage.Write(measured, measured.Options.Today, Machine()));
        Console.WriteLine(page.FullName);
    }

    private static string Machine()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[2] : "unknown";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The machine has {Environment.ProcessorCount} cores; its load over 15 minutes was {load} at the end.");
    }
}
