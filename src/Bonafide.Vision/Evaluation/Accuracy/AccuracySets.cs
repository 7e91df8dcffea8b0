using System.Text.Json;
using Bonafide.Vision.Documents.Layouts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Sets;
using Quad = Bonafide.Vision.Images.Quad;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>One fictional document to be read, with what stands on it.</summary>
/// <param name="Photos">Side and JPEG of each photo.</param>
/// <param name="Faces">Of each photo, the places of portraits, which no published picture shows.</param>
internal sealed record AccuracyTrial(
    LabelledDocument Document, IReadOnlyList<(string Side, byte[] Jpeg)> Photos,
    IReadOnlyList<IReadOnlyList<Quad>> Faces);

/// <summary>The sets on which accuracy is measured. Their making is all that they depend on, besides the
/// seed.</summary>
internal static class AccuracySets
{
    internal const string Symbols = "symbols";
    internal const string Overprinted = "overprinted";

    private const string TemplatePrefix = "templates-";

    /// <summary>Genuine documents; an alarm on them is a false one.</summary>
    internal static IReadOnlyList<string> Genuine { get; } = ["clean", "mild", "hard"];

    /// <summary>Documents by templates of another maker, as bad as the genuine sets.</summary>
    internal static IReadOnlyList<string> Templates { get; } = [.. Genuine.Select(level => TemplatePrefix + level)];

    internal static IReadOnlyList<string> Copies { get; } = ["screen", "screenshot", "print", "copy"];

    /// <summary>Every set by its name, documents made one at a time as they are asked for.</summary>
    internal static IReadOnlyDictionary<string, IEnumerable<AccuracyTrial>> Make(AccuracyOptions options)
    {
        var sets = new Dictionary<string, IEnumerable<AccuracyTrial>>();
        var seed = options.Seed;
        foreach (var level in Genuine.Concat(Copies))
        {
            sets[level] = Specimens(level, Base(options, level, ++seed));
        }

        sets[Overprinted] = Specimens(Overprinted, Base(options, "mild", ++seed) with { Overprint = "SPECIMEN" });
        foreach (var forgery in Forgeries.Names)
        {
            sets[forgery] = Specimens(forgery, Forged(Base(options, "mild", ++seed), forgery));
        }

        sets[Symbols] = SymbolBacks(options, ++seed);
        foreach (var level in options.Templates.Count > 0 ? Genuine : [])
        {
            sets[TemplatePrefix + level] = Filled(options, level, ++seed);
        }

        sets[DegradationLevels.Punched] = Specimens(
            DegradationLevels.Punched, Base(options, DegradationLevels.Punched, ++seed));

        return sets;
    }

    /// <summary>Sets whose documents should be read without a fault and whose pictures are ours to show.</summary>
    internal static bool Readable(string set) => set == Symbols || Genuine.Contains(set);

    /// <summary>Whether the design has a layout file.</summary>
    internal static bool IsKnown(DocumentScore score) =>
        score.Design is not null && LayoutCatalog.Designs.Contains(score.Design);

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
        Layouts = [.. options.Layouts.Where(layout => forgery != "mixedSides" || layout.Pages.Count > 1)],
    };

    private static IEnumerable<AccuracyTrial> Specimens(string set, SpecimenSetOptions options) =>
        SpecimenSet.Make(options).Select(item => new AccuracyTrial(
            new LabelledDocument(
                item.Name, set, SpecimenLabels.Write(item).Deserialize<DocumentLabel>(JsonSerializerOptions.Web)!, []),
            [.. item.Photos.Select(photo => (photo.Page.Side, photo.Jpeg))],
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
