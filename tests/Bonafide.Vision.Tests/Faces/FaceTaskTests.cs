using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Specimens;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Faces;

/// <summary>The task as the engine asks it, in a real box.</summary>
public sealed class FaceTaskTests : IDisposable
{
    private readonly VisionPool _pool = new(new VisionOptions { Workers = 1 }, TimeProvider.System);

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task Worker_MeasuresFacesAndSaysWithWhat()
    {
        var answer = await AskAsync(SampleFolder.Selfie, "this is no picture"u8.ToArray());

        Assert.Equal(new DataVersion("face-default", "1"), answer.Pack);
        var image = Assert.Single(answer.Facts!.Images);
        Assert.Equal("FACE", image.Part);
        Assert.Equal((720, 960), (image.Quality.WidthPx, image.Quality.HeightPx));
        Assert.NotNull(Assert.Single(image.Faces).Embedding);
        Assert.Equal(0, image.DocumentFraction);
        Assert.Null(image.Age);

        Assert.Null((await AskAsync("neither is this"u8.ToArray())).Facts);
    }

    [Fact]
    public async Task DocumentShownAsSelfie_FillsThePhoto()
    {
        var passport = SpecimenDrawing.Passport(SpecimenPeople.Anna, SampleFolder.Portrait, seed: 3);
        var answer = await AskAsync(ImageCodec.EncodeJpeg(passport.Image));

        Assert.InRange(answer.Facts!.Images[0].DocumentFraction, 0.5, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task PortraitOnAPage_IsSeenTheRightWayUp(int quarterTurns)
    {
        var page = SpecimenDrawing.Passport(SpecimenPeople.Anna, SampleFolder.Portrait, seed: 4).Image;
        var map = quarterTurns == 0
            ? Homography.Similarity(1, 0, 0, 0)
            : Homography.Similarity(1, Math.PI, page.Width - 1, page.Height - 1);
        var onPage = await AskAsync(ImageCodec.EncodeJpeg(page.Warp(map, page.Width, page.Height)));
        var selfie = await AskAsync(SampleFolder.Selfie);

        var distance = FaceDistance.Between(
            onPage.Facts!.Main!.Embedding!, selfie.Facts!.Main!.Embedding!);
        Assert.InRange(distance, 0, onPage.Facts.Limits.MatchDistance / 2);
    }

    private async Task<FaceAnswer> AskAsync(params byte[][] files)
    {
        var request = new FaceRequest(
            [.. files.Select((_, i) => i == 0 ? "FACE" : $"LIVENESS_{i}")], LookForDocument: true);
        var answer = await _pool.RunAsync(
            VisionTasks.Face,
            new(JsonSerializer.SerializeToUtf8Bytes(request, FactJson.Options),
                [.. files.Select(file => (ReadOnlyMemory<byte>)file)]),
            CancellationToken.None);
        return JsonSerializer.Deserialize<FaceAnswer>(answer.Json.Span, FactJson.Options)!;
    }
}
