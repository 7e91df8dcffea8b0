using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Images;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Reading;
using Bonafide.Vision.Tests.Specimens;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Documents;

/// <summary>Documents in photos: on a table, turned, slanted, cut off, or not there at all.</summary>
public sealed class PhotoTests(OcrPack pack) : IClassFixture<OcrPack>
{
    private static readonly DocumentRequest Front = new("FRONT", 0, new DateOnly(2026, 11, 27));
    private static readonly SpecimenImage Anna =
        SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 2);

    [Theory]
    [InlineData(7)]
    [InlineData(98)]
    [InlineData(180)]
    [InlineData(-127)]
    public void Passport_IsFoundAndReadAtAnyAngle(double degrees)
    {
        var (photo, corners) = OnTable(Anna.Image, degrees, slant: 0.05);

        var facts = new DocumentReader(pack.Reader).Read(photo, Front);

        Assert.True(facts.Location is { Found: true, Whole: true, DocumentCount: 1 });
        Assert.InRange(Distance(corners, facts.Location.Outline!), 0, 0.02);
        Assert.Equal(Anna.Truth.MrzLower, facts.Mrz!.Lines[1]);
        Assert.Contains(facts.Readings, reading =>
            reading is { Name: FieldNames.PlaceOfBirth, Value: "ZENITH", Source: > FieldSource.Mrz });
    }

    [Fact]
    public void KnownLayout_GivesPrintedFieldsAndPortrait()
    {
        var facts = new DocumentReader(pack.Reader).Read(Anna.Image, Front);

        Assert.Equal("uto-passport-waves", facts.Class.Layout);
        Assert.NotNull(facts.Portrait);
        string[] printed = [.. facts.Readings.Where(reading => reading.Source == FieldSource.PrintedLayout)
            .Select(reading => reading.Name)];
        Assert.Contains(FieldNames.LastName, printed);
        Assert.Contains(FieldNames.IssuingDate, printed);
        Assert.Contains(FieldNames.PlaceOfBirth, printed);
    }

    [Fact]
    public void CutPassport_IsNotWhole()
    {
        var (photo, _) = OnTable(Anna.Image, 3, slant: 0);

        var facts = new DocumentReader(pack.Reader).Read(photo.Crop(700, 0, 1300, 1500), Front);

        Assert.False(facts.Location.Whole);
    }

    [Fact]
    public void EmptyTable_IsNoDocument()
    {
        var facts = new DocumentReader(pack.Reader).Read(Table(new Random(5)), Front);

        Assert.False(facts.Location.Found);
        Assert.Null(facts.Class.Type);
        Assert.Empty(facts.Readings);
    }

    [Theory]
    [InlineData("id-hill", "id2-harbour", 4)]
    [InlineData("passport-waves", "id-hill", -8)]
    [InlineData("us-arc", "passport-rosette", 12)]
    [InlineData("permit-grove", "us-arc", 6)]
    public void TwoDocuments_AreCounted(string one, string other, double degrees)
    {
        var photo = Table(new Random(5));
        Lay(photo, SpecimenPeople.Drawn(one), new(520, 700), 800, degrees, slant: 0, new Random(1));
        Lay(photo, SpecimenPeople.Drawn(other), new(1480, 780), 760, -degrees / 2, slant: 0.03, new Random(2));

        var facts = new DocumentReader(pack.Reader).Read(photo, Front);

        Assert.Equal(2, facts.Location.DocumentCount);
    }

    /// <summary>The page in the middle of a table, with each corner moved inwards by up to a share.</summary>
    private static (RgbImage Photo, Quad Corners) OnTable(RgbImage page, double degrees, double slant)
    {
        var random = new Random(11);
        var photo = Table(random);
        var middle = new PointF(photo.Width / 2f, photo.Height / 2f);
        return (photo, Lay(photo, page, middle, 0.8 * photo.Height, degrees, slant, random));
    }

    /// <param name="diagonal">Of the page in the photo, pixels.</param>
    private static Quad Lay(
        RgbImage photo, RgbImage page, PointF middle, double diagonal, double degrees, double slant, Random random)
    {
        var angle = degrees * Math.PI / 180;
        var scale = diagonal / Math.Sqrt(
            ((double)page.Width * page.Width) + ((double)page.Height * page.Height));
        PointF[] from = [new(0, 0), new(page.Width - 1, 0), new(page.Width - 1, page.Height - 1),
            new(0, page.Height - 1)];
        var to = from.Select(corner =>
        {
            var x = (corner.X - (page.Width / 2.0)) * scale * (1 - (random.NextDouble() * slant));
            var y = (corner.Y - (page.Height / 2.0)) * scale * (1 - (random.NextDouble() * slant));
            return new PointF(
                (float)(middle.X + (x * Math.Cos(angle)) - (y * Math.Sin(angle))),
                (float)(middle.Y + (x * Math.Sin(angle)) + (y * Math.Cos(angle))));
        }).ToArray();
        var map = Homography.FromPoints(to, from)!.Value;
        for (var y = 0; y < photo.Height; y++)
        {
            for (var x = 0; x < photo.Width; x++)
            {
                var at = map.Map(x, y);
                if (at.X >= 0 && at.Y >= 0 && at.X <= page.Width - 1 && at.Y <= page.Height - 1)
                {
                    var colour = page.Sample(at.X, at.Y);
                    var pixel = photo[x, y];
                    (pixel[0], pixel[1], pixel[2]) = ((byte)colour.X, (byte)colour.Y, (byte)colour.Z);
                }
            }
        }

        return new(to[0].X, to[0].Y, to[1].X, to[1].Y, to[2].X, to[2].Y, to[3].X, to[3].Y);
    }

    /// <summary>Brown, with grain.</summary>
    private static RgbImage Table(Random random)
    {
        var photo = new RgbImage(2000, 1500);
        for (var pixel = 0; pixel < photo.Width * photo.Height; pixel++)
        {
            var grain = random.Next(-6, 7);
            (photo.Pixels[pixel * 3], photo.Pixels[(pixel * 3) + 1], photo.Pixels[(pixel * 3) + 2]) =
                ((byte)(120 + grain), (byte)(86 + grain), (byte)(60 + grain));
        }

        return photo;
    }

    /// <summary>The corner that is furthest off, as a share of the diagonal; in the document's own order.</summary>
    private static double Distance(Quad one, Quad other)
    {
        double[] offs =
        [
            double.Hypot(one.X0 - other.X0, one.Y0 - other.Y0), double.Hypot(one.X1 - other.X1, one.Y1 - other.Y1),
            double.Hypot(one.X2 - other.X2, one.Y2 - other.Y2), double.Hypot(one.X3 - other.X3, one.Y3 - other.Y3),
        ];
        return offs.Max() / double.Hypot(one.X2 - one.X0, one.Y2 - one.Y0);
    }
}
