using Bonafide.Core.Facts;
using Bonafide.Vision.Specimens.Tampering;

namespace Bonafide.Vision.Specimens.Sets;

/// <summary>A specimen's pages after a forger had them.</summary>
/// <param name="Pages">As many as the specimen has.</param>
/// <param name="Done">Nothing for a genuine document.</param>
public sealed record ForgedPages(IReadOnlyList<SpecimenPage> Pages, IReadOnlyList<TamperingTruth> Done);

/// <summary>Named forgeries.</summary>
public static class Forgeries
{
    /// <summary>Fields whose change a forger gains by.</summary>
    internal static IReadOnlyList<string> Targets { get; } =
        [FieldNames.DateOfBirth, FieldNames.ExpiryDate, FieldNames.DocumentNumber, FieldNames.IssuingDate];

    public static IReadOnlyList<string> Names { get; } =
    [
        "pastedField", "retypedField", "swappedPortrait", "mixedSides", PhotoEdit.Kind, PhotoEdit.CoarseKind,
    ];

    /// <param name="name">One of <see cref="Names"/>, or null for the pages as they are.</param>
    /// <param name="face">The holder's portrait.</param>
    /// <param name="otherFace">Another person's.</param>
    /// <exception cref="ArgumentException">No such forgery, or one that the design does not allow.</exception>
    public static ForgedPages Apply(string? name, Specimen specimen, byte[] face, byte[] otherFace, int seed)
    {
        var random = new Random(seed);
        switch (name)
        {
            case null or PhotoEdit.Kind or PhotoEdit.CoarseKind:
                // Photos are edited when they are taken.
                return new(specimen.Pages, []);
            case "pastedField":
                return Edit(specimen, EditKind.Pasted, face, random);
            case "retypedField":
                return Edit(specimen, EditKind.Retyped, face, random);
            case "swappedPortrait":
                var at = specimen.Pages.Index().First(page => page.Item.Portrait is not null).Index;
                return Replace(specimen, at, PortraitSwap.Apply(specimen.Pages[at], otherFace, random.Next()));
            case "mixedSides":
                return Mix(specimen, otherFace, random);
            default:
                throw new ArgumentException("There is no such forgery.", nameof(name));
        }
    }

    private static ForgedPages Edit(Specimen specimen, EditKind kind, byte[] face, Random random)
    {
        var choices = specimen.Pages.Index().SelectMany(page => Targets
            .Where(field => page.Item.Regions.ContainsKey(field))
            .Select(field => (page.Index, Field: field))).ToList();
        var (index, target) = choices[random.Next(choices.Count)];
        return Replace(specimen, index,
            FieldEdit.Apply(specimen, specimen.Pages[index].Side, target, kind, face, random.Next()));
    }

    /// <summary>The back of somebody else's document of the same design.</summary>
    private static ForgedPages Mix(Specimen specimen, byte[] otherFace, Random random)
    {
        if (specimen.Pages.Count < 2)
        {
            throw new ArgumentException("The design has one side only.");
        }

        var other = SpecimenDrawing.Draw(specimen.Order with { Seed = random.Next(), Person = null }, otherFace);
        return new([specimen.Pages[0], .. other.Pages.Skip(1)],
            [.. other.Pages.Skip(1).Select(page => new TamperingTruth("mixedSides", page.Side, null, null, null))]);
    }

    private static ForgedPages Replace(
        Specimen specimen, int index, (SpecimenPage Page, TamperingTruth Truth) forged) =>
        new([.. specimen.Pages.Select((page, i) => i == index ? forged.Page : page)], [forged.Truth]);
}
