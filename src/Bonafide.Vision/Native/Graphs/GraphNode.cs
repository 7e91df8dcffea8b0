using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Bonafide.Vision.Native.Graphs;

/// <summary>One step of a model: NodeProto of onnx.proto3, whose field numbers these are.</summary>
/// <param name="Operator">Such as <c>Conv</c>.</param>
/// <param name="Inputs">Names of what it takes.</param>
/// <param name="Outputs">Names of what it gives.</param>
/// <param name="Written">As it stands in the file.</param>
internal sealed record GraphNode(
    string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, ReadOnlyMemory<byte> Written)
{
    private const int InputField = 1;
    private const int OutputField = 2;
    private const int OperatorField = 4;
    private const int AttributeField = 5;

    private const int FloatKind = 1;
    private const int TensorKind = 4;

    internal string Output => Outputs[0];

    /// <exception cref="InvalidDataException">It is no step.</exception>
    internal static GraphNode Read(ReadOnlyMemory<byte> written)
    {
        var fields = WireField.Read(written);
        return new(
            Texts(OperatorField).FirstOrDefault(string.Empty), [.. Texts(InputField)],
            Texts(OutputField).ToList() is { Count: > 0 } outputs
                ? outputs
                : throw new InvalidDataException("A step of a model gives nothing."),
            written);

        IEnumerable<string> Texts(int number) => fields.Where(field => field.Number == number)
            .Select(field => Encoding.UTF8.GetString(field.Content.Span));
    }

    /// <summary>A step with attributes that are numbers.</summary>
    internal static GraphNode Of(
        string operation, string[] inputs, string output, params (string Name, float Value)[] attributes)
    {
        using var written = Start(operation, inputs, output);
        foreach (var (name, value) in attributes)
        {
            WriteAttribute(written, name, FloatKind, attribute => WireField.Write(attribute, 2, value));
        }

        return new(operation, inputs, [output], written.ToArray());
    }

    /// <summary>A constant of one dimension.</summary>
    internal static GraphNode Constant(string output, float[] values)
    {
        using var written = Start("Constant", [], output);
        WriteAttribute(written, "value", TensorKind, attribute =>
            WireField.Write(attribute, 5, GraphConstant.Write(values)));
        return new("Constant", [], [output], written.ToArray());
    }

    /// <summary>The number of an attribute; null when it has none of this name.</summary>
    internal float? Number(string attribute) => Attribute(attribute, 2) is { } value
        ? BinaryPrimitives.ReadSingleLittleEndian(value.Content.Span)
        : null;

    /// <summary>What a constant is; null for any other step, and for a constant that is no tensor of floats.</summary>
    internal GraphConstant? Value() => Operator == "Constant" && Attribute("value", 5) is { } tensor
        ? GraphConstant.Read(tensor.Content)
        : null;

    private WireField? Attribute(string name, int field) => WireField.Read(Written)
        .Where(one => one.Number == AttributeField).Select(one => WireField.Read(one.Content))
        .Where(one => one.Exists(part => part.Number == 1 && Encoding.UTF8.GetString(part.Content.Span) == name))
        .SelectMany(one => one).Where(part => part.Number == field)
        .Select(part => (WireField?)part).FirstOrDefault();

    private static MemoryStream Start(string operation, string[] inputs, string output)
    {
        var written = new MemoryStream();
        foreach (var input in inputs)
        {
            WireField.Write(written, InputField, Encoding.UTF8.GetBytes(input));
        }

        WireField.Write(written, OutputField, Encoding.UTF8.GetBytes(output));
        WireField.Write(written, OperatorField, Encoding.UTF8.GetBytes(operation));
        return written;
    }

    private static void WriteAttribute(Stream node, string name, int kind, Action<Stream> writeValue)
    {
        using var attribute = new MemoryStream();
        WireField.Write(attribute, 1, Encoding.UTF8.GetBytes(name));
        writeValue(attribute);
        WireField.Write(attribute, 20, kind);
        WireField.Write(node, AttributeField, attribute.ToArray());
    }
}

/// <summary>A constant tensor of floats: TensorProto of onnx.proto3.</summary>
/// <param name="Length">Of its first dimension; 1 when it has none.</param>
/// <param name="Single">Its value when it is one number.</param>
internal readonly record struct GraphConstant(int Length, float? Single)
{
    private const int LengthField = 1;
    private const int TypeField = 2;
    private const int ValuesField = 9;

    /// <summary>The type of floats.</summary>
    private const int FloatType = 1;

    internal static byte[] Write(float[] values)
    {
        using var tensor = new MemoryStream();
        WireField.Write(tensor, LengthField, values.Length);
        WireField.Write(tensor, TypeField, FloatType);
        WireField.Write(tensor, ValuesField, MemoryMarshal.AsBytes<float>(values));
        return tensor.ToArray();
    }

    internal static GraphConstant? Read(ReadOnlyMemory<byte> tensor)
    {
        var fields = WireField.Read(tensor);
        if (!fields.Exists(field => field is { Number: TypeField, Varint: FloatType })
            || fields.Find(field => field.Number == ValuesField) is not { Number: ValuesField } raw)
        {
            return null;
        }

        var length = fields.Where(field => field.Number == LengthField)
            .Select(field => (int)field.First()).FirstOrDefault(1);
        return new(length, raw.Content.Length == sizeof(float)
            ? BinaryPrimitives.ReadSingleLittleEndian(raw.Content.Span)
            : null);
    }
}
