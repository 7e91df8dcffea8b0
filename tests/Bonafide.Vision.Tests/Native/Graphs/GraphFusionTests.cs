using System.Text;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Native.Graphs;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Native.Graphs;

public sealed class GraphFusionTests
{
    private const int GraphField = 7;
    private const int NodeField = 1;
    private const int ResultField = 12;

    /// <summary>x · min(max(x + 3, 0), 6) ÷ 6, then 2 · y + 1, as PP-OCR has it after a convolution.</summary>
    private static readonly GraphNode[] Chain =
    [
        GraphNode.Constant("kernel", new float[5]),
        GraphNode.Constant("three", [3]), GraphNode.Constant("none", [0]), GraphNode.Constant("six", [6]),
        GraphNode.Constant("two", [2]), GraphNode.Constant("one", [1]),
        GraphNode.Of("Conv", ["image", "kernel"], "x"),
        GraphNode.Of("Add", ["x", "three"], "sum"),
        GraphNode.Of("Clip", ["sum", "none", "six"], "clip"),
        GraphNode.Of("Mul", ["x", "clip"], "product"),
        GraphNode.Of("Div", ["product", "six"], "y"),
        GraphNode.Of("Mul", ["two", "y"], "scaled"),
        GraphNode.Of("Add", ["scaled", "one"], "z"),
    ];

    [Theory]
    [InlineData("detection.onnx", 0, 0, 1000, 700, 320, 224)]
    [InlineData("recognition.onnx", 500, 290, 260, 40, 312, 48)]
    public void Gives_TheSameNumbers(string file, int left, int top, int width, int height, int toWidth, int toHeight)
    {
        var model = File.ReadAllBytes(PackFolder.File("ocr", file));
        var image = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1).Image
            .Crop(left, top, width, height).Resize(toWidth, toHeight)
            .ToPlanesBgr([127.5f, 127.5f, 127.5f], [1 / 127.5f, 1 / 127.5f, 1 / 127.5f]);
        using var asItIs = OnnxModel.Load(model);
        using var fused = OnnxModel.Load(GraphFusion.Fuse(model));

        var expected = asItIs.Run(image, 1, 3, toHeight, toWidth)[0].Data;
        var given = fused.Run(image, 1, 3, toHeight, toWidth)[0].Data;

        Assert.True(expected.Max() > 0.5);
        Assert.Equal(expected.Length, given.Length);
        Assert.InRange(expected.Zip(given, (one, other) => Math.Abs(one - other)).Max(), 0, 1e-4);
    }

    [Theory]
    [InlineData("detection.onnx")]
    [InlineData("recognition.onnx")]
    public void Leaves_NoClipInAModelOfThePack(string file)
    {
        var model = File.ReadAllBytes(PackFolder.File("ocr", file));

        Assert.Contains(Nodes(model), node => node.Operator == "Clip");
        Assert.DoesNotContain(Nodes(GraphFusion.Fuse(model)), node => node.Operator == "Clip");
    }

    [Fact]
    public void Says_AHardSwishAndAScaleInThreeSteps()
    {
        var nodes = Nodes(GraphFusion.Fuse(Model(Chain, "z")));

        Assert.Equal(
            ["Conv", "HardSigmoid", "Mul", "BatchNormalization"],
            nodes.Select(node => node.Operator).Where(operation => operation != "Constant"));
        Assert.Equal("z", nodes[^1].Output);
        Assert.Equal(0.5f, nodes.Single(node => node.Operator == "HardSigmoid").Number("beta"));
        Assert.Equal(
            ["kernel", "z/scale", "z/shift", "z/mean", "z/variance"],
            nodes.Where(node => node.Operator == "Constant").Select(node => node.Output));
        Assert.All(
            nodes.Where(node => node.Operator == "Constant"), node => Assert.Equal(5, node.Value()!.Value.Length));
    }

    /// <summary>What is taken elsewhere too, or is a result, has to be there.</summary>
    [Theory]
    [InlineData("sum")]
    [InlineData("clip")]
    [InlineData("product")]
    public void Leaves_AHardSwishWhosePartIsAResult(string result)
    {
        var nodes = Nodes(GraphFusion.Fuse(Model(Chain, result, "z")));

        Assert.Contains(nodes, node => node.Operator == "Clip");
        Assert.DoesNotContain(nodes, node => node.Operator == "HardSigmoid");
    }

    [Theory]
    [InlineData("sum")]
    [InlineData("clip")]
    [InlineData("product")]
    public void Leaves_AHardSwishWhosePartIsTakenElsewhere(string part)
    {
        var nodes = Nodes(GraphFusion.Fuse(Model([.. Chain, GraphNode.Of("Relu", [part], "w")], "z", "w")));

        Assert.DoesNotContain(nodes, node => node.Operator == "HardSigmoid");
    }

    [Theory]
    [InlineData("three")]
    [InlineData("none")]
    [InlineData("six")]
    public void Leaves_WhatHasOtherNumbers(string constant)
    {
        var other = Chain.Select(node => node.Output == constant ? GraphNode.Constant(constant, [4]) : node).ToArray();

        Assert.DoesNotContain(Nodes(GraphFusion.Fuse(Model(other, "z"))), node => node.Operator == "HardSigmoid");
    }

    [Theory]
    [InlineData(new byte[] { 0x3A, 0x05, 0x01 })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x0B })]
    [InlineData(new byte[] { 0x3A, 0x02, 0x0A, 0x00 })]
    public void Refuses_WhatIsNoModel(byte[] file) =>
        Assert.Throws<InvalidDataException>(() => GraphFusion.Fuse(file));

    private static byte[] Model(GraphNode[] nodes, params string[] results)
    {
        using var graph = new MemoryStream();
        foreach (var node in nodes)
        {
            WireField.Write(graph, NodeField, node.Written.Span);
        }

        foreach (var result in results)
        {
            using var value = new MemoryStream();
            WireField.Write(value, 1, Encoding.UTF8.GetBytes(result));
            WireField.Write(graph, ResultField, value.ToArray());
        }

        using var model = new MemoryStream();
        WireField.Write(model, GraphField, graph.ToArray());
        return model.ToArray();
    }

    private static List<GraphNode> Nodes(byte[] model) =>
        [.. WireField.Read(WireField.Read(model).Single(field => field.Number == GraphField).Content)
            .Where(field => field.Number == NodeField).Select(field => GraphNode.Read(field.Content))];
}
