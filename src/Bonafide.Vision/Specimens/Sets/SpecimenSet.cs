using System.Globalization;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Tampering;

namespace Bonafide.Vision.Specimens.Sets;

/// <summary>A photographed side of a specimen.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Jpeg">The file.</param>
public sealed record SpecimenPhoto(string File, byte[] Jpeg, SpecimenPage Page, DegradedPhoto Photo);

/// <summary>One document of a set.</summary>
/// <param name="Name">Of the label file, without ending.</param>
/// <param name="Portrait">The holder's, as it was given; a forgery may show another.</param>
public sealed record SpecimenSetItem(
    string Name, Specimen Specimen, IReadOnlyList<SpecimenPhoto> Photos, IReadOnlyList<TamperingTruth> Tampering,
    int Seed, string Level, ReadOnlyMemory<byte> Portrait);

/// <summary>Makes sets of specimens with their labels, one document at a time.</summary>
public static class SpecimenSet
{
    /// <summary>Good enough that the level's own compression is what is seen.</summary>
    private const int JpegQuality = 95;

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
        var photos = forged.Pages.Where(page => options.Side is null || page.Side == options.Side).Select(page =>
        {
            var own = random.Next();
            var photo = DegradationChain.Apply(page.Image, DegradationLevels.Of(options.Level, own), own);
            var file = $"{name}-{page.Side.ToLowerInvariant()}.jpg";
            return new SpecimenPhoto(file, ImageCodec.EncodeJpeg(photo.Image, JpegQuality), page, photo);
        });
        return new(name, specimen, [.. photos], forged.Done, seed, options.Level, face);
    }
}
