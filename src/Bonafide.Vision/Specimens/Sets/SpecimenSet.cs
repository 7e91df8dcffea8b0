using System.Globalization;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Tampering;

namespace Bonafide.Vision.Specimens.Sets;

/// <summary>A photographed side of a specimen.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Bytes">The file: JPEG, and PNG where an editor saved it so.</param>
public sealed record SpecimenPhoto(string File, byte[] Bytes, SpecimenPage Page, DegradedPhoto Photo);

/// <summary>One document of a set.</summary>
/// <param name="Name">Of the label file, without ending.</param>
/// <param name="Portrait">The holder's, as it was given; a forgery may show another.</param>
public sealed record SpecimenSetItem(
    string Name, Specimen Specimen, IReadOnlyList<SpecimenPhoto> Photos, IReadOnlyList<TamperingTruth> Tampering,
    int Seed, string Level, ReadOnlyMemory<byte> Portrait);

/// <summary>Makes sets of specimens with their labels, one document at a time.</summary>
public static class SpecimenSet
{
    /// <exception cref="ArgumentException">The options name something that there is not.</exception>
    public static IEnumerable<SpecimenSetItem> Make(SpecimenSetOptions options)
    {
        if (options.Tampering == "swappedPortrait" && options.Portraits.Count < 2)
        {
            throw new ArgumentException("A swap needs the portraits of two people.", nameof(options));
        }

        var random = new Random(options.Seed);
        for (var i = 0; i < options.Count; i++)
        {
            yield return Item(options, i, random.Next());
        }
    }

    private static SpecimenSetItem Item(SpecimenSetOptions options, int index, int seed)
    {
        var random = new Random(seed);
        var holder = random.Next(options.Portraits.Count);
        var face = options.Portraits[holder];
        var other = options.Portraits[(holder + 1 + random.Next(Math.Max(options.Portraits.Count - 1, 1)))
            % options.Portraits.Count];
        var layout = options.Layouts[index % options.Layouts.Count];
        var specimen = SpecimenDrawing.Draw(
            new SpecimenOrder
            {
                Layout = layout,
                Seed = random.Next(),
                Overprint = options.Overprint,
                AamvaVersion = options.AamvaVersion ?? (index / options.Layouts.Count % 10) + 1,
            },
            face);
        var forged = Forgeries.Apply(options.Tampering, specimen, face, other, random.Next());
        var name = string.Create(CultureInfo.InvariantCulture, $"{index + 1:0000}-{layout.Name}");
        var (photos, done) = (new List<SpecimenPhoto>(), forged.Done.ToList());
        foreach (var page in forged.Pages.Where(page => options.Side is null || page.Side == options.Side))
        {
            var own = random.Next();
            var photo = DegradationChain.Apply(page.Image, DegradationLevels.Of(options.Level, own), own);
            var quality = DegradationLevels.FileQuality(options.Level, own);
            byte[] file;
            if (PhotoEdit.IsOne(options.Tampering) && done.Count == 0 && Targets(page) is { Count: > 0 } fields)
            {
                (file, var truth) = PhotoEdit.Apply(
                    options.Tampering!, specimen, page, (photo, quality), fields, (face, other), random.Next());
                done.Add(truth);
            }
            else
            {
                file = ImageCodec.EncodeJpeg(photo.Image, quality);
            }

            var ending = ImageHeader.FormatOf(file) == ImageFormat.Png ? "png" : "jpg";
            photos.Add(new($"{name}-{page.Side.ToLowerInvariant()}.{ending}", file, page, photo));
        }

        return PhotoEdit.IsOne(options.Tampering) && done.Count == 0
            ? throw new ArgumentException("The design prints no value that an editor would change.", nameof(options))
            : new(name, specimen, photos, done, seed, options.Level, face);
    }

    private static List<string> Targets(SpecimenPage page) => [.. Forgeries.Targets.Where(page.Regions.ContainsKey)];
}
