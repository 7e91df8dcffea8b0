using System.Text.Json;
using Bonafide.Vision.Documents.Layouts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Sets;
using Bonafide.Vision.Specimens.Tampering;
using Quad = Bonafide.Vision.Images.Quad;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>One fictional document to be read, with what stands on it.</summary>
/// <param name="Photos">Side and file of each photo.</param>
/// <param name="Faces">Of each photo, the places of portraits, which no published picture shows.</param>
internal sealed record AccuracyTrial(
    LabelledDocument Document, IReadOnlyList<(string Side, byte[] File)> Photos,
    IReadOnlyList<IReadOnlyList<Quad>> Faces)
{
    /// <summary>Whether what is looked for needs no reading.</summary>
    internal bool SurfaceOnly { get; init; }
}

/// <summary>The sets on which accuracy is measured. Their making is all that they depend on, besides the
/// seed.</summary>
internal static class AccuracySets
{
    internal const string Symbols = "symbols";
    internal const string Overprinted = "overprinted";
    internal const string Swapped = "swappedPortrait";

    private const string TemplatePrefix = "templates-";

    /// <summary>Apart from the seeds of all other sets, which are counted on by one.</summary>
    private const int LevelStep = 1000;

    /// <summary>Genuine documents whose reading is measured; an alarm on them is a false one.</summary>
    internal static IReadOnlyList<string> Genuine { get; } = ["clean", "mild", "hard"];

    /// <summary>More of them in turn, so that false alarms are counted on as many as there are forgeries.</summary>
    internal const string Untouched = "untouched";

    /// <summary>Genuine photos as files that were stored once and more often. Nothing is read of them, so that they say
    /// only whether files alarm.</summary>
    private static readonly string[] Saved = [DegradationLevels.Camera, DegradationLevels.Resaved];

    /// <summary>Documents by templates of another maker, as bad as the genuine sets.</summary>
    internal static IReadOnlyList<string> Templates { get; } = [.. Genuine.Select(level => TemplatePrefix + level)];

    /// <summary>Levels whose sign lies all over the surface, so that one side is enough and nothing is
    /// read.</summary>
    private static readonly string[] Surfaces =
        ["screen", "screenshot", "print", "copy", DegradationLevels.Punched];

    /// <summary>Every set by its name, documents made one at a time as they are asked for.</summary>
    internal static IReadOnlyDictionary<string, IEnumerable<AccuracyTrial>> Make(AccuracyOptions options)
    {
        var sets = new Dictionary<string, IEnumerable<AccuracyTrial>>();
        var seed = options.Seed;
        foreach (var level in Genuine)
        {
            sets[level] = Specimens(level, Base(options, level, ++seed));
        }

        sets[Symbols] = SymbolBacks(options, ++seed);
        foreach (var level in options.Templates.Count > 0 ? Genuine : [])
        {
            sets[TemplatePrefix + level] = Filled(options, level, ++seed);
        }

        foreach (var (name, made) in Signs(options with { Size = options.Signs }, ++seed))
        {
            sets[name] = made;
        }

        return sets;
    }

    /// <summary>Sets on which a sign is looked for, and the genuine documents beside them.</summary>
    private static IEnumerable<(string Name, IEnumerable<AccuracyTrial> Made)> Signs(AccuracyOptions options, int seed)
    {
        yield return (Untouched, Mixed(options, seed));
        foreach (var level in Surfaces)
        {
            yield return (level, Surface(level, Base(options, level, ++seed)));
        }

        yield return (Overprinted, Specimens(
            Overprinted, Base(options, "mild", ++seed) with { Overprint = "SPECIMEN", Side = "FRONT" }));
        foreach (var forgery in Forgeries.Names.Where(name =>
            !PhotoEdit.IsOne(name) && (name != Swapped || options.HasOnePortraitEach)))
        {
            yield return (forgery, Specimens(forgery, Forged(Base(options, "mild", ++seed), forgery)));
        }

        foreach (var edit in Forgeries.Names.Where(PhotoEdit.IsOne))
        {
            var set = Base(options, DegradationLevels.Camera, ++seed);
            yield return (edit, Surface(edit, set with { Tampering = edit }));
        }

        foreach (var level in Saved)
        {
            yield return (level, Surface(level, Base(options, level, ++seed)));
        }
    }

    private static IEnumerable<AccuracyTrial> Surface(string set, SpecimenSetOptions options) =>
        Specimens(set, options with { Side = "FRONT" }).Select(trial => trial with { SurfaceOnly = true });

    /// <summary>Genuine documents of every level in turn.</summary>
    private static IEnumerable<AccuracyTrial> Mixed(AccuracyOptions options, int seed)
    {
        var levels = Genuine.Select((level, i) => Specimens(Untouched, Base(options, level, seed + (i * LevelStep))))
            .Select(set => set.GetEnumerator()).ToList();
        for (var i = 0; i < options.Size && levels[i % levels.Count].MoveNext(); i++)
        {
            yield return levels[i % levels.Count].Current;
        }
    }

    /// <summary>Sets whose documents should be read without a fault and whose pictures are ours to show.</summary>
    internal static bool Readable(string set) => set == Symbols || Genuine.Contains(set);

    /// <summary>Sets that are read for their contents; what a reading takes is measured on them.</summary>
    internal static bool IsTimed(string set) => Readable(set) || Templates.Contains(set);

    internal static bool IsGenuine(string set) => set == Untouched || Genuine.Contains(set);

    /// <summary>Whether photos of the set are genuine and were looked at as files alone.</summary>
    internal static bool IsGenuineFile(string set) => Saved.Contains(set);

    /// <summary>Whether the design has a layout file.</summary>
    internal static bool IsKnown(DocumentScore score) =>
        score.Design is not null && LayoutCatalog.Designs.Contains(score.Design);

    /// <summary>Whether the design has a ghost portrait whose place is known.</summary>
    internal static bool HasGhost(DocumentScore score) =>
        score.Design is not null && LayoutCatalog.DesignsWithGhost.Contains(score.Design);

    private static IEnumerable<AccuracyTrial> Filled(AccuracyOptions options, string level, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < options.Size; i++)
        {
            var template = options.Templates[i % options.Templates.Count];
            var document = TemplateFilling.Document(template, random.Next());
            var portrait = options.Portraits[random.Next(options.Portraits.Count)];
            var label = new DocumentLabel
            {
                Type = document.Layout.Type, Country = document.Country, Mrz = document.Mrz,
                Fields = TemplateFilling.Fields(template, document),
            };
            var photos = template.Pages.Select(page => (page.Side, ImageCodec.EncodeJpeg(DegradationChain.Apply(
                TemplateFilling.Draw(page.Svg, document, portrait), DegradationLevels.Of(level, random.Next()),
                random.Next()).Image))).ToList();
            yield return new(
                new LabelledDocument(template.Name, TemplatePrefix + level, label, []), photos, [.. photos.Select(
                    IReadOnlyList<Quad> (_) => [])]);
        }
    }

    private static SpecimenSetOptions Base(AccuracyOptions options, string level, int seed)
    {
        // In an order of their own, so that a set that was cut short is not always of the same designs.
        var layouts = SpecimenLayouts.All.ToArray();
        new Random(seed).Shuffle(layouts);
        return new()
        {
            Layouts = layouts, Count = options.Size, Seed = seed, Level = level, Portraits = options.Portraits,
        };
    }

    private static SpecimenSetOptions Forged(SpecimenSetOptions options, string forgery) => options with
    {
        Tampering = forgery,
        Layouts = [.. options.Layouts.Where(layout => forgery switch
        {
            "mixedSides" => layout.Pages.Count > 1,
            Swapped => LayoutCatalog.DesignsWithGhost.Contains(layout.Name),
            _ => true,
        })],
    };

    private static IEnumerable<AccuracyTrial> Specimens(string set, SpecimenSetOptions options) =>
        SpecimenSet.Make(options).Select(item => new AccuracyTrial(
            new LabelledDocument(
                item.Name, set, SpecimenLabels.Write(item).Deserialize<DocumentLabel>(JsonSerializerOptions.Web)!, []),
            [.. item.Photos.Select(photo => (photo.Page.Side, photo.Bytes))],
            [.. item.Photos.Select(photo => (IReadOnlyList<Quad>)[.. new[] { photo.Page.Portrait, photo.Page.Ghost }
                .OfType<Core.Facts.Quad>().Select(place => photo.Photo.Follow(place.ToImage()))])]));

    /// <summary>Backs with an AAMVA symbol, turned by up to 15 degrees, tilted by up to 20, blurred by σ 1.6.</summary>
    private static IEnumerable<AccuracyTrial> SymbolBacks(AccuracyOptions options, int seed)
    {
        var layouts = SpecimenLayouts.All.Where(layout => layout.Pages.Any(page => page.Barcode is not null)).ToList();
        var random = new Random(seed);
        for (var i = 0; i < options.Size; i++)
        {
            var layout = layouts[i % layouts.Count];
            var order = new SpecimenOrder
            {
                Layout = layout, Seed = random.Next(), AamvaVersion = (i % 10) + 1,
            };
            var back = SpecimenDrawing.Draw(order, options.Portraits[0]).Pages.Single(page => page.Side == "BACK");
            var photo = DegradationChain.Apply(
                back.Image, [new SceneDegradation(15, 20, 0.1), new BlurDegradation(1.6), new JpegDegradation(75)],
                random.Next());
            yield return new(
                new LabelledDocument(layout.Name, Symbols, new DocumentLabel { Barcode = true }, []),
                [("BACK", ImageCodec.EncodeJpeg(photo.Image))], [[]]);
        }
    }
}
