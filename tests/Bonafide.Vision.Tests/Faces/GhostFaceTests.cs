using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Tampering;
using Bonafide.Vision.Worker;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Faces;

/// <summary>Ghost portraits against main portraits, at the limits that the default pack has.</summary>
public sealed class GhostFaceTests : IDisposable
{
    private static readonly GhostFaceLimits Limits = new(0.6, 20, 40);
    private static readonly GhostFaceFacts Nothing = new(null, Limits);
    private static readonly GhostFaceFacts Faint = new(null, Limits, IsFaint: true);

    private readonly FacePack _pack = FacePack.Load(PackFolder.Folder("face"));
    private readonly GhostFaceReader _reader;

    public GhostFaceTests() => _reader = new(_pack);

    public void Dispose() => _pack.Dispose();

    [Fact]
    public void GhostOfTheHolder_IsNear() => Assert.True(Compare(Page()).Distance <= Limits.DifferentDistance);

    [Fact]
    public void ExchangedPortrait_IsFarFromTheGhost() => Assert.True(
        Compare(PortraitSwap.Apply(Page(), SampleFolder.Other, 5).Page).Distance > Limits.DifferentDistance);

    /// <summary>A ghost shows the noise of a photo more than the main portrait: it is paler, and enlarged.</summary>
    [Fact]
    public void NoisyPhoto_MakesNobodyAnother_AndNobodyTheSame()
    {
        var noise = new NoiseDegradation(30);
        var (holder, other) = (Page(), PortraitSwap.Apply(Page(), SampleFolder.Other, 5).Page);
        holder = holder with { Image = noise.Apply(holder.Image, 3) };
        other = other with { Image = noise.Apply(other.Image, 3) };

        Assert.True(Compare(holder).Distance <= Limits.DifferentDistance);
        Assert.True(Compare(other).Distance > Limits.DifferentDistance);
    }

    [Fact]
    public void GhostThatIsRubbedOff_IsFaint()
    {
        var page = Page();
        Fill(page.Image, page.Ghost!, 230);
        Assert.Equal(Faint, Compare(page));
    }

    [Fact]
    public void PortraitWithoutAFace_SaysNothing()
    {
        var page = Page();
        Fill(page.Image, page.Portrait!, 128);
        Assert.Equal(Nothing, Compare(page));
    }

    [Fact]
    public void GhostOnAPhotoFromFarAway_IsFaint()
    {
        var page = Page();
        var small = page.Image.FitWithin(400);
        var scale = small.Width / (double)page.Image.Width;
        Assert.Equal(Faint, Compare(new(
            page.Side, small, page.Regions, Scaled(page.Portrait!, scale), Scaled(page.Ghost!, scale))));
    }

    [Fact]
    public void PlacesWithoutAnArea_SayNothing()
    {
        var page = Page();
        Assert.Equal(Nothing, Compare(page with { Ghost = Quad.FromRectangle(3, 3, 0, 40) }));
        Assert.Equal(Nothing, Compare(page with { Portrait = Quad.FromRectangle(90, 3, -40, 40) }));
    }

    /// <summary>The task as the engine asks it, in a real box.</summary>
    [Fact]
    public async Task Worker_MeasuresWithTheLimitsOfItsPack()
    {
        using var pool = new VisionPool(new VisionOptions { Workers = 1 }, TimeProvider.System);
        var page = Page();

        var answer = await AskAsync(pool, ImageCodec.EncodeJpeg(page.Image), page);
        Assert.Equal(_pack.Manifest.DataVersion, answer.Pack);
        Assert.Equal(_pack.Manifest.Ghost, answer.Facts?.Limits);
        Assert.Null((await AskAsync(pool, "this is no picture"u8.ToArray(), page)).Facts);
    }

    private static SpecimenPage Page() => SpecimenDrawing.Draw(
        new SpecimenOrder { Layout = SpecimenLayouts.All.First(layout => layout.Name == "id-hill"), Seed = 11 },
        SampleFolder.Portrait).Pages[0];

    private static Quad Scaled(Quad place, double scale)
    {
        var (x, y, width, height) = place.Bounds();
        return Quad.FromRectangle(x * scale, y * scale, width * scale, height * scale);
    }

    private static void Fill(RgbImage image, Quad place, byte level)
    {
        var (left, top, width, height) = place.Bounds();
        for (var y = (int)top; y < top + height; y++)
        {
            image.Pixels.AsSpan(((y * image.Width) + (int)left) * 3, (int)width * 3).Fill(level);
        }
    }

    private GhostFaceFacts Compare(SpecimenPage page) =>
        _reader.Compare(page.Image, page.Portrait!, page.Ghost!, Limits);

    private static async Task<GhostFaceAnswer> AskAsync(VisionPool pool, byte[] file, SpecimenPage page)
    {
        var request = new GhostFaceRequest(page.Portrait!, page.Ghost!);
        var answer = await pool.RunAsync(
            VisionTasks.GhostFace, new(JsonSerializer.SerializeToUtf8Bytes(request, FactJson.Options), [file]),
            CancellationToken.None);
        return JsonSerializer.Deserialize<GhostFaceAnswer>(answer.Json.Span, FactJson.Options)!;
    }
}
