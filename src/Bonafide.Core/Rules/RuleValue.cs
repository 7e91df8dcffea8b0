using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bonafide.Core.Rules;

/// <summary>A text, a number or a truth value. A missing value is not one: paths then give no value at all.</summary>
internal readonly record struct RuleValue
{
    private RuleValue(string text, double? number)
    {
        Text = text;
        Number = number;
    }

    public string Text { get; }

    /// <summary>Set for numbers only; a text that looks like a number is one when the other side is a number.</summary>
    public double? Number { get; }

    public static RuleValue Of(string text) => new(text, null);

    public static RuleValue Of(double number) => new(number.ToString("R", CultureInfo.InvariantCulture), number);

    public static RuleValue Of(bool value) => new(value ? "true" : "false", null);

    /// <summary>The values of a JSON node: of an array each of its values, of null and of objects none.</summary>
    public static IEnumerable<RuleValue> Of(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return array.SelectMany(Of);
            case JsonValue value:
                return value.GetValueKind() switch
                {
                    JsonValueKind.String => [Of(value.GetValue<string>())],
                    JsonValueKind.True => [Of(true)],
                    JsonValueKind.False => [Of(false)],
                    JsonValueKind.Number => [Of(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture))],
                    _ => [],
                };
            default:
                return [];
        }
    }

    public double? AsNumber() =>
        Number ?? (double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read)
            && double.IsFinite(read) ? read : null);

    public DateOnly? AsDate()
    {
        var text = Text.Length > 10 && Text[10] == 'T' ? Text[..10] : Text;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var date)
            ? date
            : null;
    }
}
