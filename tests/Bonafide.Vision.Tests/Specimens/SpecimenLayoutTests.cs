using Bonafide.Core.Documents.Aamva;
using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;
using Bonafide.Vision.Barcodes;
using Bonafide.Vision.Specimens;
using MrzReader = Bonafide.Core.Documents.Mrz.MrzReader;

namespace Bonafide.Vision.Tests.Specimens;

/// <summary>Every design can be drawn, and what the readers find in it is what the truth says.</summary>
public sealed class SpecimenLayoutTests
{
    public static TheoryData<string> Names => [.. SpecimenLayouts.All.Select(layout => layout.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_EveryFieldInsideItsPage(string name)
    {
        var layout = SpecimenLayouts.Find(name)!;
        var drawn = SpecimenDrawing.Draw(
            new SpecimenOrder { Layout = layout, Seed = 3 }, SpecimenPeople.Portrait());

        Assert.Equal(layout.Pages.Select(page => page.Side), drawn.Pages.Select(page => page.Side));
        Assert.Contains(drawn.Pages, page => page.Portrait is not null);
        foreach (var page in drawn.Pages)
        {
            Assert.All(page.Regions, region => Assert.True(
                region.Value.X0 >= 0 && region.Value.Y0 >= 0 && region.Value.X2 <= page.Image.Width
                && region.Value.Y2 <= page.Image.Height, $"{region.Key} leaves the page"));
            var crossing =
                from one in page.Regions
                from other in page.Regions
                where string.CompareOrdinal(one.Key, other.Key) < 0 && one.Value != other.Value
                    && Overlap(one.Value, other.Value)
                select $"{one.Key} and {other.Key}";
            Assert.Empty(crossing);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Writes_WhatTheReadersUnderstand(string name)
    {
        var layout = SpecimenLayouts.Find(name)!;
        foreach (var seed in Enumerable.Range(0, 40))
        {
            var version = (seed % 10) + 1;
            var document = SpecimenWriting.Write(
                new SpecimenOrder { Layout = layout, Seed = seed, AamvaVersion = version });
            if (layout.MrzFormat is { } format)
            {
                var read = new MrzReader(MrzOptions.Default).Read(
                    [.. document.Mrz.Select(line => line.Select(sign => new MrzSign(sign, 1)).ToList())],
                    SpecimenDocument.DefaultToday)!;
                Assert.Equal(format, read.Facts.Format);
                Assert.True(read.Facts.AllChecksRight);
                Assert.Equal(document.Fields[FieldNames.DocumentNumber], read.Find(FieldNames.DocumentNumber)?.Value);
                Assert.Equal(document.Fields[FieldNames.DateOfBirth], read.Find(FieldNames.DateOfBirth)?.Value);
                Assert.Equal(document.Fields[FieldNames.ExpiryDate], read.Find(FieldNames.ExpiryDate)?.Value);
                Assert.Equal(document.Fields[FieldNames.Nationality], read.Find(FieldNames.Nationality)?.Value);
            }

            if (document.Barcode is { } text)
            {
                var read = AamvaReader.Read(text, "BACK", null)!;
                Assert.Equal((version, layout.Type, document.State),
                    (read.Facts.Version!.Value, read.Type, read.State));
                Assert.Empty(read.Facts.Problems);
                Assert.Equal(document.Fields[FieldNames.DateOfBirth], read.Find(FieldNames.DateOfBirth)?.Value);
                Assert.Equal(document.Fields[FieldNames.AddressPostalCode],
                    read.Find(FieldNames.AddressPostalCode)?.Value);
            }
        }
    }

    [Theory]
    [InlineData("us-band")]
    [InlineData("us-arc")]
    [InlineData("us-id")]
    [InlineData("ca-field")]
    public void Draws_SymbolsThatCanBeRead(string name)
    {
        var drawn = SpecimenDrawing.Draw(
            new SpecimenOrder { Layout = SpecimenLayouts.Find(name)!, Seed = 4 }, SpecimenPeople.Portrait());

        Assert.Equal(drawn.Document.Barcode, BarcodeReader.ReadPdf417(drawn.Pages[^1].Image)?.Text);
    }

    [Fact]
    public void Overprint_ChangesThePageOnlyWhenAskedFor()
    {
        var order = new SpecimenOrder { Layout = SpecimenLayouts.Find("id-lake")!, Seed = 4 };

        var plain = SpecimenDrawing.Draw(order, SpecimenPeople.Portrait());
        var printed = SpecimenDrawing.Draw(order with { Overprint = "SPECIMEN" }, SpecimenPeople.Portrait());

        Assert.NotEqual(plain.Pages[0].Image.Pixels, printed.Pages[0].Image.Pixels);
        Assert.Equal(plain.Document.Fields, printed.Document.Fields);
    }

    [Fact]
    public void Crowd_IsTheSameForTheSameSeedAndAdult()
    {
        var people = Enumerable.Range(0, 300)
            .Select(seed => SpecimenCrowd.Person(seed, [], SpecimenDocument.DefaultToday)).ToList();

        Assert.Equal(people[7], SpecimenCrowd.Person(7, [], SpecimenDocument.DefaultToday));
        Assert.True(people.Select(person => person.Surname).Distinct().Count() > 30);
        Assert.All(people, person => Assert.True(
            person.BirthDate <= SpecimenDocument.DefaultToday.AddYears(-18)));
        Assert.All(people, person => Assert.Matches("^[A-Z' -]+$", IcaoTransliteration.Latin(person.Surname)));
        Assert.Contains(people, person => person.NativeName is not null);
    }

    private static bool Overlap(Quad a, Quad b) =>
        Math.Min(a.X2, b.X2) - Math.Max(a.X0, b.X0) > 1 && Math.Min(a.Y2, b.Y2) - Math.Max(a.Y0, b.Y0) > 4;
}
