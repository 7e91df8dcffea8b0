using System.Globalization;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Sources.Connectors;

/// <summary>What an answer means; null records say that it cannot be believed.</summary>
internal sealed record MappedAnswer(IReadOnlyList<SourceRecord>? Records, string? Message);

/// <summary>
/// Turns a provider's JSON into records. Its values pass the same checks as those of an imported file; one that does
/// not makes the whole answer malformed, since nobody knows what else is wrong with it.
/// </summary>
internal sealed class ResponseMapping(ConnectorDefinition definition)
{
    private const int MostRecords = 100;
    private const int MostMessageCharacters = 200;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    private readonly RegisterSchema _schema = RegisterSchemas.Find(definition.Kind)!;

    public MappedAnswer Map(ReadOnlyMemory<byte> answer, RequestValues asked)
    {
        try
        {
            using var json = JsonDocument.Parse(answer, Options);
            return Map(json.RootElement, asked);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new(null, null);
        }
    }

    private MappedAnswer Map(JsonElement root, RequestValues asked)
    {
        var response = definition.Response;
        var message = response.Message is { } path ? Text(JsonPath.Find(root, path)) : null;
        message = message?[..Math.Min(message.Length, MostMessageCharacters)];
        if (Any(response.FailedWhen, root))
        {
            return new(null, message);
        }

        if (Any(response.NotFoundWhen, root))
        {
            return new([], message);
        }

        var place = response.Records is { } at ? JsonPath.Find(root, at) : root;
        var items = place switch
        {
            { ValueKind: JsonValueKind.Object } one => [one],
            { ValueKind: JsonValueKind.Array } many when many.GetArrayLength() <= MostRecords =>
                many.EnumerateArray().ToList(),
            _ => null,
        };
        return items is null || items.Exists(item => item.ValueKind != JsonValueKind.Object)
            ? new(null, message)
            : new(Records(items, asked), message);
    }

    private List<SourceRecord>? Records(List<JsonElement> items, RequestValues asked)
    {
        var checker = new RowChecker(_schema, RegisterLimits.Default);
        var problems = new List<RegisterProblem>();
        var records = new List<SourceRecord>(items.Count);
        foreach (var item in items)
        {
            var row = definition.Response.Fields
                .Select(field => KeyValuePair.Create(field.Key, Value(field.Key, field.Value, item, asked)))
                .Where(field => field.Value is not null)
                .Select(field => KeyValuePair.Create(field.Key, field.Value!));
            var values = checker.Check(new Row(records.Count, [.. row], null), problems);
            records.Add(new SourceRecord(_schema.Fields.Select((field, index) => (field.Name, Value: values[index]))
                .Where(field => field.Value.Length > 0)
                .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal)));
        }

        return problems.Count == 0 ? records : null;
    }

    private static string? Value(string name, ConnectorField field, JsonElement item, RequestValues asked)
    {
        if (field.Constant is { } constant)
        {
            return constant;
        }

        var text = Text(JsonPath.Find(item, field.Path!));
        if (text is null)
        {
            return null;
        }

        if (field.Echo is { } word)
        {
            return string.Equals(text, word, StringComparison.OrdinalIgnoreCase) ? asked[name] : null;
        }

        if (field.Values is { } words)
        {
            return words.GetValueOrDefault(text);
        }

        // A day that does not fit the format stays as it is, and the check of days refuses it.
        return field.Date is { } format && DateOnly.TryParseExact(
            text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : text;
    }

    private static bool Any(IReadOnlyList<ConnectorCondition>? conditions, JsonElement root) =>
        conditions?.Any(condition => string.Equals(
            Text(JsonPath.Find(root, condition.Path)), condition.EqualTo, StringComparison.OrdinalIgnoreCase)) == true;

    private static string? Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => null,
    };
}

/// <summary>Paths such as <c>data.persons[0].name</c>.</summary>
internal static class JsonPath
{
    public static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var step in path.Replace("[", ".", StringComparison.Ordinal)
            .Replace("]", string.Empty, StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index >= 0
                && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
            {
                return null;
            }
        }

        return at;
    }
}
