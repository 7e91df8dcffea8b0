using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bonafide.Contracts;

/// <summary>Scores on the wire carry at least one decimal and at most two: <c>50.0</c>, <c>-1.0</c>,
/// <c>33.25</c>.</summary>
public sealed class ScoreConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString("0.0#", CultureInfo.InvariantCulture), skipInputValidation: true);
}
