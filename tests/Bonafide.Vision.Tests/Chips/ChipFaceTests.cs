using System.Text.Json;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens.Chips;
using Bonafide.Vision.Tests.Faces;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Chips;

/// <summary>The portrait out of a chip's files, measured in a real box.</summary>
public sealed class ChipFaceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Portrait_IsMeasured(bool isJpeg2000)
    {
        var face = ImageCodec.Decode(SampleFolder.Portrait, ImageLimits.Default).Image!.FitWithin(640);
        var answer = await AskAsync(isJpeg2000 ? Jpeg2000Codec.Encode(face) : ImageCodec.EncodeJpeg(face));

        Assert.Equal("CHIP", Assert.Single(answer.Facts!.Images).Part);
        Assert.NotNull(answer.Facts.Main!.Embedding);
    }

    [Fact]
    public async Task DamagedPortrait_IsNone()
    {
        var face = ImageCodec.Decode(SampleFolder.Portrait, ImageLimits.Default).Image!.FitWithin(640);
        var damaged = Jpeg2000Codec.Encode(face).AsSpan(0, 300).ToArray();
        Assert.Null((await AskAsync(damaged)).Facts);
        Assert.Null((await AskAsync("no picture at all"u8.ToArray())).Facts);
    }

    private static async Task<FaceAnswer> AskAsync(byte[] portrait)
    {
        using var world = new ChipWorld();
        using var pool = new VisionPool(new VisionOptions { Workers = 1 }, TimeProvider.System);
        var chip = SpecimenChip.Of(ChipWorld.Mrz("LINDQVIST", "X1234567"), portrait, world.Signer);
        var request = new FaceRequest([Classifiers.Chip], LookForDocument: false);
        var answer = await pool.RunAsync(
            VisionTasks.Face, new(JsonSerializer.SerializeToUtf8Bytes(request, FactJson.Options), [chip.File]),
            CancellationToken.None);
        return JsonSerializer.Deserialize<FaceAnswer>(answer.Json.Span, FactJson.Options)!;
    }
}
