using Bonafide.Core.Documents;
using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Documents.Layouts;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Reading;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Documents;

public sealed class LayoutTests(OcrPack pack) : IClassFixture<OcrPack>
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    public static TheoryData<string> Fronts() =>
        [.. LayoutCatalog.All.Where(layout => layout.Side == "FRONT").Select(layout => layout.Design!)];

    [Theory]
    [MemberData(nameof(Fronts))]
    public void KnownDesign_IsRecognisedAndItsFieldsAreRead(string design)
    {
        var drawn = Drawn(design);
        var reader = new DocumentReader(pack.Reader);

        var images = drawn.Pages.Select(page => reader.Read(page.Image, new(page.Side, 0, Today))).ToList();
        var facts = DocumentAssembly.Of(images, new Dictionary<string, string>(), MergeOptions.Default);

        Assert.Equal(design, LayoutCatalog.All.Single(one => one.Name == images[0].Class.Layout).Design);
        Assert.Equal(
            (SpecimenLayouts.Find(design)!.Type, drawn.Document.Country), (facts.Class.Type, facts.Class.Country));

        // A code may be a single letter, which is often too unsure to count.
        foreach (var field in LayoutCatalog.All.Single(one => one.Name == images[0].Class.Layout).Fields
            .Where(field => field.Format != PrintedFormat.Code)
            .Select(field => field.Field).Where(drawn.Document.Fields.ContainsKey))
        {
            var read = facts.Find(field);
            Assert.True(
                read is { IsSure: true } && FieldComparison.Compare(
                    Reading(field, read.Value), Reading(field, drawn.Document.Fields[field])) == Agreement.Same,
                $"{field}: {read?.Value} instead of {drawn.Document.Fields[field]}");
        }
    }

    public static TheoryData<string> Backs() =>
        [.. LayoutCatalog.All.Where(layout => layout.Side == "BACK").Select(layout => layout.Name)];

    /// <summary>However little stands on it, and however much of it is empty.</summary>
    [Theory]
    [MemberData(nameof(Backs))]
    public void KnownBack_ThatFillsThePicture_IsRecognised(string name)
    {
        var design = LayoutCatalog.All.Single(layout => layout.Name == name).Design!;
        var back = Drawn(design).Pages.Single(page => page.Side == "BACK");

        var read = new DocumentReader(pack.Reader).Read(back.Image, new(back.Side, 0, Today));

        Assert.Equal(name, read.Class.Layout);
    }

    /// <summary>Else the label reader would be measured on nothing.</summary>
    [Fact]
    public void EachType_HasAKnownDesignAndOneThatStaysUnknown() =>
        Assert.All(SpecimenLayouts.All.GroupBy(layout => layout.Type), type =>
        {
            Assert.Contains(type, layout => LayoutCatalog.Designs.Contains(layout.Name));
            Assert.Contains(type, layout => !LayoutCatalog.Designs.Contains(layout.Name));
        });

    [Fact]
    public void Layouts_KeepWithinTheirDocumentAndNameADesign() => Assert.All(LayoutCatalog.All, layout =>
    {
        Assert.Contains(SpecimenLayouts.All, design => design.Name == layout.Design);
        Assert.NotEmpty(layout.Anchors);
        Assert.All(layout.Anchors, anchor => Assert.True(
            anchor.At[0] < layout.Size[0] && anchor.At[1] < layout.Size[1], layout.Name));
        Assert.All(layout.Fields, field => Assert.True(
            field.At[0] + field.At[2] <= layout.Size[0] && field.At[1] + field.At[3] <= layout.Size[1], layout.Name));
    });

    /// <summary>Else a face would be looked for, or held against another, at the wrong place.</summary>
    [Theory]
    [MemberData(nameof(Fronts))]
    public void PortraitAndGhost_AreWhereTheDesignDrawsThem(string design)
    {
        var drawn = SpecimenLayouts.All.Single(one => one.Name == design).Pages.Single(page => page.Side == "FRONT");
        var known = LayoutCatalog.All.Single(layout => layout.Design == design && layout.Side == "FRONT");

        Assert.Equal(drawn.Portrait, known.Portrait);
        Assert.Equal(drawn.Ghost, known.Ghost);
    }

    private static Specimen Drawn(string design) => SpecimenDrawing.Draw(
        new() { Layout = SpecimenLayouts.Find(design)!, Seed = 71 }, SpecimenPeople.Portrait());

    private static FieldReading Reading(string name, string value) =>
        new(name, value, value, FieldSource.PrintedLayout, 1, "FRONT", null);
}
