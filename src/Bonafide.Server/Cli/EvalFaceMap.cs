using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bonafide.Core.FaceMaps;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Evaluation.Captures;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Worker;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide eval facemap</c>: which simulated captures pass and which are refused.</summary>
internal static class EvalFaceMap
{
    private const int MostSize = 10_000;
    private const int MostMinutes = 24 * 60;

    private static readonly Option<DirectoryInfo?> Portraits = new("--portraits")
    {
        Description = "Folder of portraits, one person each; the samples when not given.",
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The same seed makes the same captures.", DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> Size = new("--size")
    {
        Description = "Series of each kind.", DefaultValueFactory = _ => 20,
    };

    private static readonly Option<int> Minutes = new("--minutes")
    {
        Description = "After them no further series is begun.", DefaultValueFactory = _ => 30,
    };

    private static readonly Option<CaptureKind[]> Kinds = new("--kinds")
    {
        Description = "Only these, such as Genuine CutOut; all when not given.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<FileInfo?> Report = new("--json")
    {
        Description = "Writes every series to this file.",
    };

    public static Command Build()
    {
        var command = new Command("facemap", "Simulated captures of faces: genuine ones and attacks.")
        {
            Portraits, Seed, Size, Minutes, Kinds, Report,
        };
        Size.Between(1, MostSize);
        Minutes.Between(1, MostMinutes);
        command.SetAction(MeasureAsync);
        return command;
    }

    private static async Task<int> MeasureAsync(
        System.CommandLine.ParseResult result, CancellationToken cancellationToken)
    {
        var heads = Heads(result.GetValue(Portraits) is { } folder
            ? SpecimenVerb.ReadPortraits(folder)
            : [.. Samples.Select(File.ReadAllBytes)]);
        if (heads.Count == 0)
        {
            await Console.Error.WriteLineAsync("There is no portrait with a face of 40 pixels between the eyes.");
            return 2;
        }

        var options = new FaceMapEvaluationOptions(
            heads, result.GetValue(Seed), result.GetValue(Size), new FaceMapLimits(), Environment.ProcessorCount)
        {
            Kinds = result.GetValue(Kinds) ?? [],
            MostTime = TimeSpan.FromMinutes(result.GetValue(Minutes)),
        };
        var report = await RunAsync(options, cancellationToken);
        Console.WriteLine($"Simulated captures of {heads.Count} portraits, seed {options.Seed}.");
        Print(report);
        if (result.GetValue(Report) is { } file)
        {
            var text = JsonSerializer.Serialize(report, EvalVerb.Json);
            await File.WriteAllTextAsync(file.FullName, text, cancellationToken);
        }

        return 0;
    }

    /// <summary>For the page of <c>bonafide accuracy</c>. Of attacks that are measured frame by frame there are fewer:
    /// each costs as much as a genuine series.</summary>
    /// <returns>Null without a series or a portrait that shows a face well enough.</returns>
    internal static async Task<FaceMapReport?> OfPageAsync(
        IReadOnlyList<byte[]> portraits, int seed, int size, TimeSpan mostTime, CancellationToken cancellationToken)
    {
        var heads = size > 0 ? Heads(portraits) : [];
        if (heads.Count == 0)
        {
            return null;
        }

        var often = new FaceMapEvaluationOptions(heads, seed, size, new FaceMapLimits(), Environment.ProcessorCount)
        {
            Kinds = [CaptureKind.Genuine, CaptureKind.StillRepeated],
            MostTime = mostTime / 2,
        };
        var seldom = often with
        {
            Size = (size + 3) / 4, Kinds = [.. Enum.GetValues<CaptureKind>().Except(often.Kinds)],
        };
        return FaceMapReport.Of([
            .. (await RunAsync(seldom, cancellationToken)).Series, .. (await RunAsync(often, cancellationToken)).Series,
        ]);
    }

    private static async Task<FaceMapReport> RunAsync(
        FaceMapEvaluationOptions options, CancellationToken cancellationToken)
    {
        using var pool = new VisionPool(
            new VisionOptions { DeadlineSeconds = EvalVerb.PatienceSeconds }, TimeProvider.System);
        var report = await FaceMapEvaluation.RunAsync(
            options, pool, TimeProvider.System, done => Console.Error.Write($"\r{done} series"), cancellationToken);
        await Console.Error.WriteLineAsync();
        return report;
    }

    /// <summary>Of the portraits that show a face well enough.</summary>
    internal static List<HeadTexture> Heads(IReadOnlyList<byte[]> portraits)
    {
        using var pack = FacePack.Load(FacePackManifest.Folder(VisionOptions.DefaultFacePack));
        return [.. portraits
            .Select(file => ImageCodec.Decode(file, ImageLimits.Default with { MinLongerSide = 0 }).Image)
            .OfType<RgbImage>()
            .Select(portrait => HeadTexture.Of(portrait, pack))
            .OfType<HeadTexture>()];
    }

    /// <summary>The two people of the samples.</summary>
    private static IEnumerable<string> Samples => new[] { SampleFaces.Portrait, SampleFaces.Other }
        .Select(name => Path.Combine(PackFolder.Folder("samples"), name)).Where(File.Exists);

    private static void Print(FaceMapReport report)
    {
        foreach (var kind in report.Kinds)
        {
            var isGenuine = kind.Kind == nameof(CaptureKind.Genuine);
            var (word, rate) = isGenuine ? ("refused", kind.Refused) : ("accepted", kind.Passed);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {kind.Kind,-15} {word,-8} {rate.Events}/{rate.Trials} "
                + $"({Percent(rate.Low)}-{Percent(rate.High)} %)  "
                + $"{string.Join(", ", kind.Labels.Select(label => $"{label.Key} {label.Value}"))}"));
        }
    }

    private static string Percent(double rate) => (rate * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
