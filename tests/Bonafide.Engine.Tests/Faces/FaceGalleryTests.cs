using Bonafide.Engine.Faces;

namespace Bonafide.Engine.Tests.Faces;

/// <summary>The scan in memory against a search by hand over the exact descriptors.</summary>
public sealed class FaceGalleryTests
{
    private const int Length = 128;

    [Fact]
    public void Nearest_FindsWhatAnExactSearchFinds_NearestFirst()
    {
        var faces = Faces(9_000, seed: 1);
        var gallery = Filled(faces);
        var probe = Near(faces[4_321].Descriptor, 0.3f, seed: 2);
        var byId = faces.ToDictionary(face => face.Id, face => Distance(face.Descriptor, probe));
        var fifth = byId.Values.Order().ElementAt(4);

        var found = gallery.Nearest(FaceCodes.Of(probe), 2, 5);

        Assert.Equal(faces[4_321].Id, found[0]);
        Assert.Equal(5, found.Distinct().Count());
        Assert.All(found, id => Assert.InRange(byId[id], 0, fifth + FaceCodes.Margin));
    }

    [Theory]
    [InlineData(0.29f, 0)]
    [InlineData(0.31f, 1)]
    public void Nearest_KeepsToTheDistance(float limit, int expected)
    {
        var faces = Faces(500, seed: 3);
        var probe = Near(faces[7].Descriptor, 0.3f, seed: 4);

        Assert.Equal(expected, Filled(faces).Nearest(FaceCodes.Of(probe), limit, 10).Count);
    }

    [Fact]
    public void Remove_TakesFacesOutAtOnce_AndCompactedKeepsTheOthersInOrder()
    {
        var faces = Faces(6_000, seed: 5);
        var gallery = Filled(faces);
        var gone = faces.Where((_, i) => i % 3 != 0).Select(face => face.Id).ToHashSet();

        Assert.Equal(4_000, gallery.Remove(gone));
        Assert.Equal((2_000, 4_000), (gallery.Count, gallery.Removed));
        Assert.DoesNotContain(faces[1].Id, gallery.Nearest(FaceCodes.Of(faces[1].Descriptor), 5, 6_000));
        Assert.Equal(0, gallery.Remove(gone));

        var compacted = gallery.Compacted();
        Assert.Equal((2_000, 0), (compacted.Count, compacted.Removed));
        Assert.Equal(faces[0].Id, compacted.Nearest(FaceCodes.Of(faces[0].Descriptor), 0.1f, 1).Single());
        Assert.Empty(compacted.Without(faces.Select(face => face.Id).ToHashSet()));
    }

    [Fact]
    public void Add_RefusesAnotherLength() =>
        Assert.Throws<InvalidDataException>(() => Filled(Faces(1, seed: 6)).Add(Guid.CreateVersion7(), new sbyte[64]));

    [Fact]
    public void Squared_IsTheSame_WithAndWithoutWideRegisters()
    {
        var (one, other) = (FaceCodes.Of(Faces(1, 7)[0].Descriptor), FaceCodes.Of(Faces(1, 8)[0].Descriptor));
        var byHand = one.Zip(other).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second));

        Assert.Equal(byHand, FaceCodes.Squared(one, other));
        Assert.Equal(
            one[..5].Zip(other).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)),
            FaceCodes.Squared(one.AsSpan(0, 5), other.AsSpan(0, 5)));
    }

    private static FaceGallery Filled(List<(Guid Id, float[] Descriptor)> faces)
    {
        var gallery = new FaceGallery();
        faces.ForEach(face => gallery.Add(face.Id, FaceCodes.Of(face.Descriptor)));
        return gallery;
    }

    private static List<(Guid Id, float[] Descriptor)> Faces(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => (
            new Guid(i + 1, 0, 0, new byte[8]),
            Enumerable.Range(0, Length).Select(_ => (random.NextSingle() - 0.5f) * 0.4f).ToArray()))];
    }

    /// <summary>A descriptor at a distance from another.</summary>
    internal static float[] Near(float[] descriptor, float distance, int seed)
    {
        var random = new Random(seed);
        var direction = descriptor.Select(_ => random.NextSingle() - 0.5f).ToArray();
        var length = MathF.Sqrt(direction.Sum(value => value * value));
        return [.. descriptor.Zip(direction, (value, step) => value + (step / length * distance))];
    }

    private static double Distance(float[] one, float[] other) =>
        Math.Sqrt(one.Zip(other).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
}
