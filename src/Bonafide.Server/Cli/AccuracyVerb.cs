using System.CommandLine;
using System.Globalization;
using Bonafide.Vision.Evaluation.Accuracy;
using Bonafide.Vision.Native;

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
        Description = "Most documents of each set.", DefaultValueFactory = _ => 19,
    };

    private static readonly Option<int> Minutes = new("--minutes")
    {
        Description = "After them no further document is begun.", DefaultValueFactory = _ => 30,
    };

    private static readonly Option<DirectoryInfo?> Portraits = new("--portraits")
    {
        Description = "Folder of portraits of two people or more; the samples when not given.",
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "The page; pictures go to the folder of its name beside it.",
        DefaultValueFactory = _ => new FileInfo(Path.Combine("docs", "accuracy.md")),
    };

    public static Command Build()
    {
        var command = new Command("accuracy", "Measures reading on fresh fictional documents (docs/accuracy.md).")
        {
            Seed, Size, Minutes, Portraits, Out,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Size) is < 1 or > MostSize)
            {
                result.AddError($"--size is 1 to {MostSize}.");
            }

            if (result.GetValue(Minutes) is < 1 or > MostMinutes)
            {
                result.AddError($"--minutes is 1 to {MostMinutes}.");
            }
        });
        command.SetAction(Measure);
        return command;
    }

    private static int Measure(ParseResult result)
    {
        var folder = result.GetValue(Portraits) ?? new DirectoryInfo(PackFolder.Folder("samples"));
        var portraits = SpecimenVerb.ReadPortraits(folder);
        if (portraits.Count < 2)
        {
            Console.Error.WriteLine("There must be 2 or more portraits; `bonafide data build` makes the samples.");
            return 2;
        }

        var time = TimeProvider.System;
        var now = time.GetUtcNow();
        var options = new AccuracyOptions(
            result.GetValue(Seed) ?? (int)(now.ToUnixTimeSeconds() % 1_000_000_000), result.GetValue(Size),
            TimeSpan.FromMinutes(result.GetValue(Minutes)), portraits, DateOnly.FromDateTime(now.UtcDateTime));
        var measured = AccuracyRun.Measure(options, time, done => Console.Error.Write($"\r{done} documents"));
        Console.Error.WriteLine();
        Write(result.GetValue(Out)!, measured);
        return 0;
    }

    private static void Write(FileInfo page, AccuracyResult measured)
    {
        var pictures = new DirectoryInfo(Path.ChangeExtension(page.FullName, null));
        pictures.Create();
        foreach (var old in pictures.EnumerateFiles("*.webp"))
        {
            old.Delete();
        }

        foreach (var (name, webP) in measured.Failures)
        {
            File.WriteAllBytes(Path.Combine(pictures.FullName, $"{name}.webp"), webP);
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
