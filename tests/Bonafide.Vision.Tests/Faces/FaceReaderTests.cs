using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Images;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Faces;

/// <summary>The default pack on pictures of real people whose use is allowed, turned, cut and shrunk.</summary>
public sealed class FaceReaderTests : IClassFixture<FaceReaderTests.Loaded>
{
    private readonly FaceReader _reader;
    private readonly FacePackManifest _pack;

    public FaceReaderTests(Loaded loaded) => (_reader, _pack) = (loaded.Reader, loaded.Pack.Manifest);

    [Fact]
    public void OnePersonTwice_IsNear_AndSomebodyElseIsFar()
    {
        var portrait = One(SampleFolder.Decode(SampleFolder.Portrait));
        var selfie = One(SampleFolder.Decode(SampleFolder.Selfie));
        var other = One(SampleFolder.Decode(SampleFolder.Other));

        Assert.All([portrait, selfie, other], face => Assert.True(_pack.Limits.Allow(face)));
        Assert.InRange(
            FaceDistance.Between(portrait.Embedding!, selfie.Embedding!), 0, _pack.Limits.MatchDistance);
        Assert.InRange(
            FaceDistance.Between(portrait.Embedding!, other.Embedding!), _pack.Limits.NoMatchDistance, 2);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    [InlineData(45)]
    [InlineData(-30)]
    public void TurnedFace_IsFoundWithItsRotationAndTheSameDescriptor(int degrees)
    {
        var photo = SampleFolder.Decode(SampleFolder.Selfie);
        var upright = One(photo);
        var turned = _reader.Read(degrees % 90 == 0 ? photo.Turn(degrees / 90) : photo.Rotate(degrees))[0];

        var difference = Math.IEEERemainder(turned.RollDegrees - upright.RollDegrees - degrees, 360);
        Assert.InRange(difference, -6, 6);
        Assert.InRange(FaceDistance.Between(upright.Embedding!, turned.Embedding!), 0, 0.3);
    }

    [Fact]
    public void PortraitOnADocument_IsUprightAndTheSamePersons()
    {
        var portrait = One(SampleFolder.Decode(SampleFolder.Portrait));
        var page = SpecimenDrawing.Passport(SpecimenPeople.Anna, SampleFolder.Portrait, seed: 3).Image;
        foreach (var turns in new[] { 0, 1, 2, 3 })
        {
            var face = _reader.Read(page.Turn(turns))[0];
            Assert.InRange(Math.IEEERemainder(face.RollDegrees - portrait.RollDegrees - (90 * turns), 360), -6, 6);
            Assert.InRange(FaceDistance.Between(face.Embedding!, portrait.Embedding!), 0, _pack.Limits.MatchDistance);
        }
    }

    [Fact]
    public void SeveralPeople_AreAllFound_TheLargestFirst()
    {
        var faces = _reader.Read(SampleFolder.Decode(SampleFolder.Group));

        Assert.Equal(4, faces.Count);
        Assert.Equal(faces.OrderByDescending(face => face.EyeDistancePx), faces);
    }

    [Fact]
    public void TinyFace_IsTooSmallToCompare()
    {
        var photo = SampleFolder.Decode(SampleFolder.Selfie);
        var far = new RgbImage(1_200, 1_200);
        var small = photo.Resize(90, 120);
        for (var y = 0; y < small.Height; y++)
        {
            small.Pixels.AsSpan(y * 270, 270).CopyTo(far.Pixels.AsSpan((((y + 500) * 1_200) + 500) * 3));
        }

        Assert.All(_reader.Read(far), face => Assert.False(_pack.Limits.Allow(face)));
    }

    [Fact]
    public void BlurredFace_IsTooBlurredToCompare()
    {
        var photo = SampleFolder.Decode(SampleFolder.Portrait);
        var blurred = new Bonafide.Vision.Specimens.Degradations.BlurDegradation(4).Apply(photo, 0);

        Assert.All(_reader.Read(blurred), face => Assert.False(_pack.Limits.Allow(face)));
    }

    [Fact]
    public void FaceCutByTheEdge_IsNotInside()
    {
        var photo = SampleFolder.Decode(SampleFolder.Portrait);
        var whole = One(photo);
        var (left, _, width, _) = whole.Box.Bounds();
        var middle = (int)(left + (width / 2));
        var cut = _reader.Read(photo.Crop(middle, 0, photo.Width - middle, photo.Height));

        Assert.InRange(whole.Inside, 0.98, 1);
        Assert.All(cut, face => Assert.InRange(face.Inside, 0, 0.85));
    }

    [Fact]
    public void PicturesWithoutAFace_HaveNone()
    {
        Assert.Empty(_reader.Read(Pictures.Plain(800, 600, 250, 250, 250)));
        Assert.Empty(_reader.Read(Pictures.Pattern()));
    }

    private Core.Facts.SeenFace One(RgbImage photo) => Assert.Single(_reader.Read(photo));

    public sealed class Loaded : IDisposable
    {
        public Loaded() => Reader = new(Pack);

        public FacePack Pack { get; } = FacePack.Load(PackFolder.Folder("face"));

        public FaceReader Reader { get; }

        public void Dispose() => Pack.Dispose();
    }
}
