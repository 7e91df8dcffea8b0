using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bonafide.Vision.Images;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Chips;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Sets;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide specimen</c>: fictional documents with their labels, for trying and for measuring.</summary>
internal static class SpecimenVerb
{
    private const int MostDocuments = 100_000;
    private const int MostPortraits = 10_000;

    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".heic"];

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Option<string[]> Kinds = new("--kind")
    {
        Description = "Kind or design; may be repeated. All IDs when not given; papers are made when named.",
    };

    private static readonly Option<int> Count = new("--count")
    {
        Description = "Number of documents.", DefaultValueFactory = _ => 10,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The same seed makes the same set.", DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string> Level = new("--level")
    {
        Description = $"How bad the photos are: {string.Join(", ", DegradationLevels.Names)}.",
        DefaultValueFactory = _ => "mild",
    };

    private static readonly Option<string?> Tampering = new("--tampering")
    {
        Description = $"A forgery on each document: {string.Join(", ", Forgeries.Names)}.",
    };

    private static readonly Option<string?> Overprint = new("--overprint")
    {
        Description = "Large letters across each page, such as SPECIMEN.",
    };

    private static readonly Option<bool> Chip = new("--chip")
    {
        Description = "Also writes the chip of each document of the country UTO, and the certificate to import.",
    };

    private static readonly Option<int?> Version = new("--aamva-version")
    {
        Description = "1 to 10, of licences with an AAMVA symbol; all in turn when not given.",
    };

    private static readonly Option<DirectoryInfo> Portraits = new("--portraits")
    {
        Description = "Folder of portraits: JPEG, PNG, WebP or HEIC.", Required = true,
    };

    private static readonly Option<DirectoryInfo> Out = new("--out")
    {
        Description = "Folder to write to; made when it is not there.", Required = true,
    };

    public static Command Build()
    {
        var list = new Command("list", "Lists kinds and designs.");
        list.SetAction(_ => List());
        var command = new Command("specimen", "Makes fictional documents with labels.")
        {
            Kinds, Count, Seed, Level, Tampering, Overprint, Chip, Version, Portraits, Out, list,
        };
        Count.Between(1, MostDocuments);
        Version.Between(1, 10);
        Level.AcceptOnlyFromAmong([.. DegradationLevels.Names]);
        Tampering.AcceptOnlyFromAmong([.. Forgeries.Names]);
        command.SetAction(Make);
        return command;
    }

    private static int List()
    {
        var table = Output.Table("design", "kind", "type", "countries");
        foreach (var layout in SpecimenLayouts.All.Concat(SpecimenLayouts.Papers))
        {
            table.AddRow(layout.Name, layout.Kind, layout.Type, string.Join(", ", layout.Countries));
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static int Make(ParseResult result)
    {
        var wanted = result.GetValue(Kinds) ?? [];
        var layouts = SpecimenLayouts.All.Concat(SpecimenLayouts.Papers)
            .Where(layout => wanted.Length == 0
                ? !layout.IsPaper
                : wanted.Contains(layout.Name) || wanted.Contains(layout.Kind))
            .Where(layout => result.GetValue(Tampering) != "mixedSides" || layout.Pages.Count > 1)
            .ToList();
        var portraits = ReadPortraits(result.GetValue(Portraits)!);
        var needed = result.GetValue(Tampering) == "swappedPortrait" ? 2 : 1;
        if (layouts.Count == 0 || portraits.Count < needed)
        {
            Console.Error.WriteLine(layouts.Count == 0
                ? "No such kind or design can be made so; `bonafide specimen list` names them."
                : $"There must be {needed} or more portraits in that folder.");
            return 2;
        }

        var folder = result.GetValue(Out)!;
        folder.Create();
        Write(folder.FullName, new SpecimenSetOptions
        {
            Layouts = layouts,
            Count = result.GetValue(Count),
            Seed = result.GetValue(Seed),
            Level = result.GetValue(Level)!,
            Portraits = portraits,
            Tampering = result.GetValue(Tampering),
            Overprint = result.GetValue(Overprint),
            AamvaVersion = result.GetValue(Version),
        }, result.GetValue(Chip));
        return 0;
    }

    private static void Write(
        string folder, SpecimenSetOptions options, bool hasChips) => AnsiConsole.Progress().Start(progress =>
    {
        using var chips = hasChips ? new SpecimenChipMaker(SpecimenDocument.DefaultToday) : null;
        if (chips is not null)
        {
            File.WriteAllBytes(Path.Combine(folder, "country-signer.cer"), chips.Certificate);
        }

        var task = progress.AddTask("specimens", maxValue: options.Count);
        foreach (var item in SpecimenSet.Make(options))
        {
            foreach (var photo in item.Photos)
            {
                File.WriteAllBytes(Path.Combine(folder, photo.File), photo.Bytes);
                File.WriteAllText(
                    Path.Combine(folder, Path.ChangeExtension(photo.File, ".json")),
                    SpecimenLabels.WriteSide(item, photo).ToJsonString(Indented));
            }

            File.WriteAllText(
                Path.Combine(folder, $"{item.Name}.json"), SpecimenLabels.Write(item).ToJsonString(Indented));
            if (chips?.Of(item.Specimen.Document, item.Portrait.Span) is { } chip)
            {
                File.WriteAllBytes(Path.Combine(folder, $"{item.Name}.chip"), chip.File);
            }

            task.Increment(1);
        }
    });

    internal static List<byte[]> ReadPortraits(DirectoryInfo folder) => folder.Exists
        ?
        [
            .. folder.EnumerateFiles()
                .Where(file => Endings.Contains(file.Extension.ToLowerInvariant()))
                .Where(file => file.Length <= ImageLimits.Default.MaxBytes)
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Take(MostPortraits)
                .Select(file => File.ReadAllBytes(file.FullName)),
        ]
        : [];
}
