using System.Text.Json.Nodes;
using Bonafide.Core.Facts;
using Bonafide.Vision.Barcodes;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Sets;
using Bonafide.Vision.Specimens.Tampering;

namespace Bonafide.Vision.Tests.Specimens;

/// <summary>Sets, their labels and their forgeries.</summary>
public sealed class SpecimenSetTests
{
    [Fact]
    public void Makes_TheSameFilesForTheSameSeed()
    {
        var first = SpecimenSet.Make(Options("id-lake", "mild")).Single();
        var again = SpecimenSet.Make(Options("id-lake", "mild")).Single();
        var other = SpecimenSet.Make(Options("id-lake", "mild") with { Seed = 2 }).Single();

        Assert.Equal(["0001-id-lake-front.jpg", "0001-id-lake-back.jpg"], first.Photos.Select(photo => photo.File));
        Assert.Equal(first.Photos.Select(photo => photo.Bytes), again.Photos.Select(photo => photo.Bytes));
        Assert.NotEqual(first.Photos[0].Bytes, other.Photos[0].Bytes);
        Assert.True(JsonNode.DeepEquals(SpecimenLabels.Write(first), SpecimenLabels.Write(again)));
    }

    [Fact]
    public void Labels_SayWhatCanBeReadAndWhere()
    {
        var item = SpecimenSet.Make(Options("id-lake", "clean")).Single();

        var label = SpecimenLabels.Write(item);

        Assert.True((bool)label["specimen"]!);
        Assert.Equal("ID_CARD", (string?)label["type"]);
        Assert.Equal(3, label["mrz"]!.AsArray().Count);
        Assert.Equal(item.Specimen.Document.Person.Surname, (string?)label["fields"]![FieldNames.LastName]);
        Assert.DoesNotContain(label["fields"]!.AsObject(), field => field.Key.StartsWith('x'));
        var front = label["images"]![0]!;
        var image = item.Photos[0].Photo.Image;
        Assert.Equal([0, 0, image.Width - 1, 0, image.Width - 1, image.Height - 1, 0, image.Height - 1],
            front["outline"]!.AsArray().Select(number => (int)Math.Round((double)number!)));
        Assert.Equal(8, front["regions"]![FieldNames.DateOfBirth]!.AsArray().Count);
        Assert.NotNull(front["ghostPortrait"]);
        var (first, second) =
            (SpecimenLabels.WriteSide(item, item.Photos[0]), SpecimenLabels.WriteSide(item, item.Photos[1]));
        Assert.Null(first["mrz"]);
        Assert.NotNull(first["fields"]![FieldNames.PlaceOfBirth]);
        Assert.Equal(3, second["mrz"]!.AsArray().Count);
        Assert.Null(second["fields"]![FieldNames.PlaceOfBirth]);
    }

    /// <summary>Only the year is printed, and no zone tells more.</summary>
    [Fact]
    public void Labels_HoldNoMoreThanIsPrinted()
    {
        var document = SpecimenWriting.Write(
            new SpecimenOrder { Layout = SpecimenLayouts.Find("mx-voter")!, Seed = 1 });

        Assert.Equal(document.Values[FieldNames.IssuingDate][..4], document.Fields[FieldNames.IssuingDate]);
        Assert.Equal(document.Values[FieldNames.ExpiryDate], document.Fields[FieldNames.ExpiryDate]);
        Assert.False(document.Fields.ContainsKey(FieldNames.PlaceOfBirth));
    }

    [Theory]
    [InlineData("pastedField")]
    [InlineData("retypedField")]
    public void Edits_OneFieldAndLeavesTheZone(string tampering)
    {
        var genuine = SpecimenSet.Make(Options("passport-rays", "clean")).Single();
        var forged = SpecimenSet.Make(Options("passport-rays", "clean") with { Tampering = tampering }).Single();

        var edit = Assert.Single(forged.Tampering);
        var (left, top, width, height) = edit.Region!.Bounds();
        var (before, after) = (genuine.Photos[0].Page.Image, forged.Photos[0].Page.Image);
        Assert.Equal(genuine.Specimen.Document.Mrz, forged.Specimen.Document.Mrz);
        Assert.NotEqual(genuine.Specimen.Document[edit.Field!], edit.Value);
        Assert.True(Differs(before, after, (int)left, (int)top, (int)width, (int)height));
        Assert.False(Differs(before, after, 0, (int)(64.5 * 12), before.Width, (int)(23 * 12)));
        Assert.Null(SpecimenLabels.Write(forged)["fields"]![edit.Field!]);
    }

    [Fact]
    public void Swaps_ThePortraitAndLeavesTheGhost()
    {
        var options = Options("id-hill", "clean") with { Portraits = [SpecimenPeople.Portrait(), Blue()] };
        var genuine = SpecimenSet.Make(options).Single();
        var forged = SpecimenSet.Make(options with { Tampering = "swappedPortrait" }).Single();

        var (x, y, width, height) = genuine.Photos[0].Page.Portrait!.Bounds();
        var at = (X: (int)(x + (width / 2)), Y: (int)(y + (height / 2)));
        Assert.NotEqual(
            genuine.Photos[0].Page.Image[at.X, at.Y].ToArray(), forged.Photos[0].Page.Image[at.X, at.Y].ToArray());
        var ghost = genuine.Photos[0].Page.Ghost!.Bounds();
        Assert.False(Differs(genuine.Photos[0].Page.Image, forged.Photos[0].Page.Image,
            (int)ghost.X, (int)ghost.Y, (int)ghost.Width, (int)ghost.Height));
    }

    /// <summary>Every kind of edit, by many seeds: one place changes, and the rest stays the photo that was
    /// taken.</summary>
    [Fact]
    public void EditsOnePlace_OfThePhotoThatWasTaken()
    {
        var options = Options("id-hill", DegradationLevels.Camera) with
        {
            Side = "FRONT", Portraits = [SpecimenPeople.Portrait(), Blue()],
        };
        var kinds = new HashSet<string>();
        foreach (var seed in new[] { 1, 2, 3, 1_000, 20_000, 300_000 })
        {
            var photo = SpecimenSet.Make(options with { Seed = seed }).Single().Photos[0];
            var forged = SpecimenSet.Make(options with { Seed = seed, Tampering = PhotoEdit.Kind }).Single();

            var edit = Assert.Single(forged.Tampering);
            var place = forged.Photos[0].Photo.Follow(edit.Region!.ToImage());
            var (before, after) = (Decoded(photo.Bytes), Decoded(forged.Photos[0].Bytes));
            var inside = (X: (int)place.TopLeft.X, Y: (int)place.TopLeft.Y, W: (int)place.Width, H: (int)place.Height);
            Assert.True(
                Difference(before, after, inside) > 2 * Difference(before, after, (20, 20, 200, 100)), $"seed {seed}");
            Assert.Equal(forged.Photos[0].File.EndsWith("png", StringComparison.Ordinal),
                ImageHeader.FormatOf(forged.Photos[0].Bytes) == ImageFormat.Png);
            kinds.Add(edit.Field is null ? "portrait" : edit.Value is null ? "copied" : "setAnew");
        }

        Assert.Equal(3, kinds.Count);
    }

    [Fact]
    public void Refuses_AnEditWhereNothingIsWorthIt() => Assert.Throws<ArgumentException>(
        () => SpecimenSet.Make(Options("us-band", DegradationLevels.Camera) with
        {
            Side = "BACK", Tampering = PhotoEdit.Kind,
        }).Single());

    [Fact]
    public void Mixes_SidesOfDifferentDocuments()
    {
        var forged = SpecimenSet.Make(Options("us-band", "clean") with { Tampering = "mixedSides" }).Single();

        Assert.NotEqual(
            forged.Specimen.Document.Barcode, BarcodeReader.ReadPdf417(forged.Photos[1].Page.Image)?.Text);
        Assert.Null(SpecimenLabels.Write(forged)["fields"]);
        Assert.Throws<ArgumentException>(
            () => SpecimenSet.Make(Options("visa-a", "clean") with { Tampering = "mixedSides" }).Single());
    }

    [Fact]
    public void Changes_DatesToDatesAndNumbersToNumbers()
    {
        var random = new Random(3);
        string[] values = ["2024-02-29", "1987-12-31", "AA123456B"];
        foreach (var value in Enumerable.Repeat(values, 50).SelectMany(v => v))
        {
            var changed = FieldEdit.Changed(value, random);
            Assert.NotEqual(value, changed);
            Assert.Equal(value.Length, changed.Length);
            Assert.True(value[4] != '-' || DateOnly.TryParseExact(changed, "yyyy-MM-dd", out _), changed);
        }
    }

    [Fact]
    public void Refuses_ASwapWithoutASecondFace() => Assert.Throws<ArgumentException>(
        () => SpecimenSet.Make(Options("id-hill", "clean") with { Tampering = "swappedPortrait" }).Single());

    private static SpecimenSetOptions Options(string layout, string level) => new()
    {
        Layouts = [SpecimenLayouts.Find(layout)!],
        Count = 1,
        Seed = 1,
        Level = level,
        Portraits = [SpecimenPeople.Portrait()],
    };

    private static byte[] Blue()
    {
        var image = new RgbImage(350, 450);
        for (var i = 2; i < image.Pixels.Length; i += 3)
        {
            image.Pixels[i] = 200;
        }

        return ImageCodec.EncodePng(image);
    }

    private static RgbImage Decoded(byte[] file) => ImageCodec.Decode(file, ImageLimits.Default).Image!;

    private static double Difference(RgbImage a, RgbImage b, (int X, int Y, int W, int H) place) =>
        a.Crop(place.X, place.Y, place.W, place.H).Pixels
            .Zip(b.Crop(place.X, place.Y, place.W, place.H).Pixels, (one, other) => Math.Abs(one - other)).Average();

    private static bool Differs(RgbImage a, RgbImage b, int x, int y, int width, int height) =>
        !a.Crop(x, y, width, height).Pixels.SequenceEqual(b.Crop(x, y, width, height).Pixels);
}
