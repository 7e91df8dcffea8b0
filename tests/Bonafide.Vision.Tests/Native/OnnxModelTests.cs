using Bonafide.Vision.Native;

namespace Bonafide.Vision.Tests.Native;

public sealed class OnnxModelTests
{
    [Fact]
    public void Runs_AModelOfThePack()
    {
        using var model = OnnxModel.Load(PackFolder.File("ocr", "detection.onnx"));

        var output = Assert.Single(model.Run(new float[3 * 64 * 96], 1, 3, 64, 96));

        Assert.Equal([1L, 1, 64, 96], output.Shape);
        Assert.Equal(64 * 96, output.Data.Length);
        Assert.All(output.Data, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Refuses_ValuesThatDoNotFillTheShape()
    {
        using var model = OnnxModel.Load(PackFolder.File("ocr", "detection.onnx"));

        Assert.Throws<ArgumentException>(() => model.Run(new float[10], 1, 3, 64, 96));
    }

    [Fact]
    public void Names_WhatIsNoModel() =>
        Assert.Throws<NativeFailureException>(() => OnnxModel.Load("not a model"u8.ToArray().AsSpan()));
}
