using Bonafide.Vision.Documents;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Reading;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Documents;

public sealed class UprightPageTests(OcrPack pack) : IClassFixture<OcrPack>
{
    [Fact]
    public void Gives_WhatItReadOfAnUprightPage()
    {
        var page = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1).Image;

        var turn = new UprightPage(pack.Reader).Look(page, pack.Reader.Boxes(page));

        Assert.False(turn.IsUpsideDown);
        Assert.NotEmpty(turn.Read);
        Assert.All(turn.Read, line =>
        {
            var again = pack.Reader.Recognise(page, [line.Key])[0];
            Assert.Equal(again.Text, line.Value.Text);
            Assert.Equal(again.Confidence, line.Value.Confidence);
        });
    }

    /// <summary>What was read of it stands upside down, and elsewhere, on the page that is read.</summary>
    [Fact]
    public void Keeps_NothingOfAPageUpsideDown()
    {
        var page = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1).Image.Turn(2);

        var turn = new UprightPage(pack.Reader).Look(page, pack.Reader.Boxes(page));

        Assert.True(turn.IsUpsideDown);
        Assert.Empty(turn.Read);
    }
}
