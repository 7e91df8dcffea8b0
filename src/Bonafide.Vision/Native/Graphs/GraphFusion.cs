using System.Text;

namespace Bonafide.Vision.Native.Graphs;

/// <summary>
/// Says a model in steps that ONNX Runtime takes together with the convolutions beside them. As exported, each
/// convolution of PP-OCR is followed by eight steps over single numbers, which take a third of its time. The results
/// are the same but for rounding. What is not written in this way is left as it is.
/// </summary>
internal sealed class GraphFusion
{
    private readonly List<GraphNode> _nodes;
    private readonly Dictionary<string, GraphConstant> _constants = [];
    private readonly ILookup<string, GraphNode> _takers;
    private readonly HashSet<string> _results;

    /// <summary>Of what convolutions give, and what is made of that number by number.</summary>
    private readonly Dictionary<string, int> _channels = [];

    private readonly Dictionary<GraphNode, GraphNode[]> _replaced = new(ReferenceEqualityComparer.Instance);

    private GraphFusion(List<GraphNode> nodes, IEnumerable<string> results)
    {
        (_nodes, _results) = (nodes, [.. results]);
        _takers = nodes.SelectMany(node => node.Inputs.Select(input => (input, node)))
            .ToLookup(pair => pair.input, pair => pair.node);
        foreach (var node in nodes)
        {
            if (node.Value() is { } constant)
            {
                _constants[node.Output] = constant;
            }
        }
    }

    /// <param name="model">A file: ModelProto of onnx.proto3.</param>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    internal static byte[] Fuse(ReadOnlyMemory<byte> model)
    {
        const int Graph = 7;
        using var fused = new MemoryStream(model.Length);
        foreach (var field in WireField.Read(model))
        {
            if (field.Number == Graph)
            {
                WireField.Write(fused, Graph, FuseGraph(field.Content));
            }
            else
            {
                fused.Write(field.Whole.Span);
            }
        }

        return fused.ToArray();
    }

    private static byte[] FuseGraph(ReadOnlyMemory<byte> graph)
    {
        const int Node = 1;
        const int Result = 12;
        var fields = WireField.Read(graph);
        var results = fields.Where(field => field.Number == Result)
            .SelectMany(field => WireField.Read(field.Content)).Where(field => field.Number == 1)
            .Select(field => Encoding.UTF8.GetString(field.Content.Span));
        var fusion = new GraphFusion(
            [.. fields.Where(field => field.Number == Node).Select(field => GraphNode.Read(field.Content))], results);
        using var fused = new MemoryStream(graph.Length);
        foreach (var node in fusion.Nodes())
        {
            WireField.Write(fused, Node, node.Written.Span);
        }

        foreach (var field in fields.Where(field => field.Number != Node))
        {
            fused.Write(field.Whole.Span);
        }

        return fused.ToArray();
    }

    private IEnumerable<GraphNode> Nodes()
    {
        foreach (var node in _nodes.Where(node => !_replaced.ContainsKey(node)))
        {
            if (node is { Operator: "Conv", Inputs: [_, var kernel, ..] }
                && _constants.TryGetValue(kernel, out var weights))
            {
                _channels[node.Output] = weights.Length;
            }
            else if (!FuseHardSwish(node))
            {
                FuseScale(node);
            }
        }

        // What only replaced steps took would be told as a mistake of the model's.
        return _nodes.Where(node => !_constants.ContainsKey(node.Output)
                || !_takers[node.Output].Any() || _takers[node.Output].Any(taker => !_replaced.ContainsKey(taker)))
            .SelectMany(node => _replaced.GetValueOrDefault(node, [node]));
    }

    /// <summary>x · min(max(x + 3, 0), 6) ÷ 6, which is x · HardSigmoid(x).</summary>
    private bool FuseHardSwish(GraphNode sum)
    {
        if (sum.Operator != "Add" || Parts(sum) is not var (input, three) || three != 3
            || Next(sum) is not { Operator: "Clip" } clip || Bounds(clip) is not (0, 6)
            || Next(clip) is not { Operator: "Mul" } product || !product.Inputs.Contains(input)
            || Next(product) is not { Operator: "Div", Inputs: [_, var six] } quotient || Number(six) is not 6)
        {
            return false;
        }

        var gate = sum.Output;
        Replace([sum, clip, product, quotient], input, [
            GraphNode.Of("HardSigmoid", [input], gate, ("alpha", 1 / 6f), ("beta", 0.5f)),
            GraphNode.Of("Mul", [input, gate], quotient.Output),
        ]);
        return true;
    }

    /// <summary>a · x + b with two numbers, which is a normalisation of every channel by the same mean.</summary>
    private void FuseScale(GraphNode product)
    {
        if (product.Operator != "Mul" || Parts(product) is not var (input, scale)
            || !_channels.TryGetValue(input, out var channels)
            || Next(product) is not { Operator: "Add" } sum || Parts(sum) is not var (_, shift))
        {
            return;
        }

        string[] names = [.. new[] { "scale", "shift", "mean", "variance" }.Select(part => $"{sum.Output}/{part}")];
        float[] values = [scale, shift, 0, 1];
        Replace([product, sum], input, [
            .. names.Zip(values, (name, value) =>
                GraphNode.Constant(name, [.. Enumerable.Repeat(value, channels)])),
            GraphNode.Of("BatchNormalization", [input, .. names], sum.Output, ("epsilon", 0)),
        ]);
    }

    /// <summary>The last step's output is made by others; its channels are the input's.</summary>
    private void Replace(GraphNode[] steps, string input, GraphNode[] by)
    {
        foreach (var step in steps)
        {
            _replaced[step] = [];
        }

        _replaced[steps[0]] = by;
        if (_channels.TryGetValue(input, out var channels))
        {
            _channels[steps[^1].Output] = channels;
        }
    }

    /// <summary>The only step that takes what a step gives; null where there are others, or it is a result.</summary>
    private GraphNode? Next(GraphNode node) =>
        _results.Contains(node.Output) || _takers[node.Output].Count() != 1 ? null : _takers[node.Output].Single();

    /// <summary>A variable and a constant number, in either order.</summary>
    private (string Variable, float Number)? Parts(GraphNode node) => node.Inputs switch
    {
        [var one, var other] when Number(other) is { } number && Number(one) is null => (one, number),
        [var one, var other] when Number(one) is { } number && Number(other) is null => (other, number),
        _ => null,
    };

    /// <summary>Attributes before version 11 of the operators, inputs since.</summary>
    private (float? Least, float? Most) Bounds(GraphNode clip) => clip.Inputs switch
    {
        [_] => (clip.Number("min"), clip.Number("max")),
        [_, var least, var most] => (Number(least), Number(most)),
        _ => default,
    };

    private float? Number(string name) => _constants.TryGetValue(name, out var constant) ? constant.Single : null;
}
