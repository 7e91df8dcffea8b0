using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Sets;
using Bonafide.Vision.Specimens.Tampering;
using Bonafide.Vision.Tests.Reading;
using Bonafide.Vision.Tests.Specimens;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Detectors;

/// <summary>One genuine photo and one of each attack, read as a worker reads them. Rates are measured by the accuracy
/// command.</summary>
public sealed class DetectorTests(OcrPack pack) : IClassFixture<OcrPack>
{
    private static readonly DocumentRequest Front = new("FRONT", 0, SpecimenDocument.DefaultToday);

    [Theory]
    [InlineData("mild")]
    [InlineData("hard")]
    public void GenuinePhoto_RaisesNoAlarm(string level) =>
        Assert.DoesNotContain(Read(Photo(Passport(), level)), finding => finding.Positive);

    /// <summary>It lies where the pattern leaves a gap, with fewer lines under it than above and below.</summary>
    [Fact]
    public void GenuineNameBetweenWaves_IsNotTakenForWiped()
    {
        var order = new SpecimenOrder { Layout = SpecimenLayouts.Find("id-lake")!, Seed = 47 };
        var page = SpecimenDrawing.Draw(order, SpecimenPeople.Portrait()).Pages[0];

        Assert.DoesNotContain(Read(page.Image), finding => finding.Positive);
    }

    [Fact]
    public void PhotoOfADisplay_ShowsItsLattice()
    {
        var photo = DegradationChain.Apply(
            Passport(), [new SceneDegradation(4, 6, 0.08), new ScreenRecaptureDegradation(2.2, 0.03),
                new NoiseDegradation(3), new JpegDegradation(80)], seed: 4).Image;

        var found = Assert.Single(Read(photo), finding => finding.Positive);

        Assert.Equal(DetectorNames.ScreenRecapture, found.Name);
        Assert.InRange(found.Value!.Value, 0.5, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void PhotoOnAScreenshot_HasBars(int seed)
    {
        var photo = DegradationChain.Apply(
            Passport(), [new SceneDegradation(4, 6, 0.08), new NoiseDegradation(3), new JpegDegradation(80),
                new ScreenshotDegradation(1_080), new JpegDegradation(85)], seed).Image;

        var found = Assert.Single(Read(photo), finding => finding.Positive);

        Assert.Equal(DetectorNames.Screenshot, found.Name);
    }

    [Fact]
    public void PrintedCopy_ShowsItsScreens()
    {
        var photo = DegradationChain.Apply(
            Passport(), [new PrintScanDegradation(4), new SceneDegradation(6, 6, 0.1), new NoiseDegradation(3),
                new JpegDegradation(80)], seed: 4).Image;

        var found = Read(photo).Where(finding => finding.Positive).Select(finding => finding.Name);

        Assert.Contains(DetectorNames.Photocopy, found);
        Assert.DoesNotContain(DetectorNames.ScreenRecapture, found);
    }

    [Fact]
    public void PastedValue_IsNamed()
    {
        var specimen = SpecimenDrawing.Draw(Order(), SpecimenPeople.Portrait());
        var (page, truth) = FieldEdit.Apply(
            specimen, "FRONT", FieldNames.ExpiryDate, EditKind.Pasted, SpecimenPeople.Portrait(), seed: 3);

        var found = Assert.Single(Read(Photo(page.Image, "mild")), finding => finding.Positive);

        Assert.Equal((DetectorNames.EditedField, truth.Field), (found.Name, found.Field));
        Assert.NotNull(found.Region);
    }

    /// <summary>By its typeface or the paper under it; the first alone is tried in PageTypefaceTests.</summary>
    [Fact]
    public void ValueSetAgain_IsNamed()
    {
        var order = new SpecimenOrder { Layout = SpecimenLayouts.Find("br-ipe")!, Seed = 11 };
        var specimen = SpecimenDrawing.Draw(order, SpecimenPeople.Portrait());
        var (page, truth) = FieldEdit.Apply(
            specimen, "FRONT", FieldNames.IssuingDate, EditKind.Retyped, SpecimenPeople.Portrait(), seed: 3);

        Assert.DoesNotContain(Read(Photo(specimen.Pages[0].Image, "mild")), finding => finding.Positive);
        Assert.All(Read(Photo(page.Image, "mild")).Where(finding => finding.Positive), finding =>
            Assert.Equal((DetectorNames.EditedField, truth.Field), (finding.Name, finding.Field)));
        Assert.Contains(Read(Photo(page.Image, "mild")), finding => finding.Positive);
    }

    [Fact]
    public void WordSlantedAcrossThePage_SaysThatItIsASample()
    {
        var page = SpecimenDrawing.Draw(Order() with { Overprint = "SPECIMEN" }, SpecimenPeople.Portrait()).Pages[0];

        var found = Assert.Single(Read(Photo(page.Image, "mild")), finding => finding.Positive);

        Assert.Equal(DetectorNames.SpecimenText, found.Name);
        Assert.NotNull(found.Region);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void HoleThroughTheCard_IsFoundInItsPlace(double notch)
    {
        var hole = new PunchedHole(0.6, 0.6, 0.05, notch, 1);
        var photo = DegradationChain.Apply(
            Passport(), [new SceneDegradation(4, 4, 0.1, hole: hole), new NoiseDegradation(3), new JpegDegradation(80)],
            seed: 4);

        var found = Assert.Single(Read(photo.Image), finding => finding.Positive);

        Assert.Equal(DetectorNames.PunchedHole, found.Name);
        var middle = photo.Follow(Middle(hole, photo.Page)).TopLeft;
        var (left, top, width, height) = found.Region!.Bounds();
        Assert.InRange(middle.X, left + (width / 4), left + (width * 3 / 4));
        Assert.InRange(middle.Y, top + (height / 4), top + (height * 3 / 4));
    }

    [Fact]
    public void DocumentWithoutSurroundings_LeavesHolesUnknown() => Assert.Null(Assert.Single(
        Read(Passport()), finding => finding.Name == DetectorNames.PunchedHole).Value);

    /// <summary>As a worker is asked, so that what the file says of its blocks gets to the detector.</summary>
    [Fact]
    public void EditedPhoto_IsToldFromThePhotoThatWasTaken()
    {
        var options = new SpecimenSetOptions
        {
            Layouts = [SpecimenLayouts.Find("id-lake")!], Count = 1, Seed = 2, Level = "camera", Side = "FRONT",
            Portraits = [SpecimenPeople.Portrait()],
        };
        var taken = SpecimenSet.Make(options).Single();
        var edited = SpecimenSet.Make(options with { Tampering = PhotoEdit.Kind }).Single();

        Assert.DoesNotContain(Ask(taken), finding => finding.Positive);
        var found = Assert.Single(Ask(edited), finding => finding.Positive);
        Assert.Equal(DetectorNames.EditedImage, found.Name);
        var place = edited.Photos[0].Photo.Follow(edited.Tampering.Single().Region!.ToImage()).ToFacts().Bounds();
        var (left, top, width, height) = found.Region!.Bounds();
        Assert.InRange(left + (width / 2), place.X, place.X + place.Width);
        Assert.InRange(top + (height / 2), place.Y, place.Y + place.Height);
    }

    private static Vision.Images.Quad Middle(PunchedHole hole, Vision.Images.Quad page) => Vision.Images.Quad.Of(
        (float)(hole.Across * page.Width), (float)(hole.Down * page.Height), 1, 1);

    private IReadOnlyList<DetectorFinding> Read(RgbImage photo) =>
        new DocumentReader(pack.Reader).Read(photo, Front).Detectors;

    private static IReadOnlyList<DetectorFinding> Ask(SpecimenSetItem item)
    {
        var answer = new DocumentTask().Handle(new(
            JsonSerializer.SerializeToUtf8Bytes(Front, FactJson.Options), [item.Photos[0].Bytes]));
        return JsonSerializer.Deserialize<DocumentAnswer>(answer.Json.Span, FactJson.Options)!.Image!.Detectors;
    }

    private static RgbImage Photo(RgbImage page, string level) =>
        DegradationChain.Apply(page, DegradationLevels.Of(level, 5), seed: 5).Image;

    private static RgbImage Passport() => SpecimenDrawing.Draw(Order(), SpecimenPeople.Portrait()).Pages[0].Image;

    private static SpecimenOrder Order() => new() { Layout = SpecimenLayouts.Find("passport-waves")!, Seed = 11 };
}
