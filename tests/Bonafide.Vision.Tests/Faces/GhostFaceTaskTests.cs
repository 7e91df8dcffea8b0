using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Tampering;
using Bonafide.Vision.Worker;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Faces;

/// <summary>The task as the engine asks it, in a real box.</summary>
public sealed class GhostFaceTaskTests : IDisposable
{
    private readonly VisionPool _pool = new(new VisionOptions { Workers = 1 }, TimeProvider.System);

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task GhostOfTheHolder_IsNear()
    {
        var facts = (await AskAsync(Page()))!;
        Assert.InRange(facts.Distance!.Value, 0, facts.Limits.DifferentDistance);
    }

    [Fact]
    public async Task ExchangedPortrait_IsFarFromTheGhost()
    {
        var facts = (await AskAsync(PortraitSwap.Apply(Page(), SampleFolder.Other, 5).Page))!;
        Assert.True(facts.Distance > facts.Limits.DifferentDistance);
    }

    [Fact]
    public async Task GhostThatIsRubbedOff_SaysNothing()
    {
        var page = Page();
        Fill(page.Image, page.Ghost!, 230);
        Assert.Null((await AskAsync(page))!.Distance);
    }

    [Fact]
    public async Task PortraitWithoutAFace_SaysNothing()
    {
        var page = Page();
        Fill(page.Image, page.Portrait!, 128);
        Assert.Null((await AskAsync(page))!.Distance);
    }

    [Fact]
    public async Task PhotoFromFarAway_SaysNothing()
    {
        var page = Page();
        var small = page.Image.FitWithin(400);
        var scale = small.Width / (double)page.Image.Width;
        Assert.Null((await AskAsync(new(
            page.Side, small, page.Regions, Scaled(page.Portrait!, scale), Scaled(page.Ghost!, scale))))!.Distance);
    }

    [Fact]
    public async Task PlacesWithoutAnArea_SayNothing()
    {
        var page = Page();
        Assert.Null((await AskAsync(page with { Ghost = Quad.FromRectangle(3, 3, 0, 40) }))!.Distance);
        Assert.Null((await AskAsync(page with { Portrait = Quad.FromRectangle(90, 3, -40, 40) }))!.Distance);
    }

    [Fact]
    public async Task FileThatIsNoPicture_HasNoFacts() => Assert.Null(
        (await AskAsync("this is no picture"u8.ToArray(), Page())).Facts);

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

    private async Task<GhostFaceFacts?> AskAsync(SpecimenPage page) =>
        (await AskAsync(ImageCodec.EncodeJpeg(page.Image), page)).Facts;

    private async Task<GhostFaceAnswer> AskAsync(byte[] file, SpecimenPage page)
    {
        var request = new GhostFaceRequest(page.Portrait!, page.Ghost!);
        var answer = await _pool.RunAsync(
            VisionTasks.GhostFace, new(JsonSerializer.SerializeToUtf8Bytes(request, FactJson.Options), [file]),
            CancellationToken.None);
        return JsonSerializer.Deserialize<GhostFaceAnswer>(answer.Json.Span, FactJson.Options)!;
    }
}
