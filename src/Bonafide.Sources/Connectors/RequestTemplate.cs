using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Bonafide.Sources.Connectors;

/// <summary>Fills the texts of a request with the subject's values.</summary>
internal static class RequestTemplate
{
    /// <summary>The request; null when a value that the provider needs is missing.</summary>
    public static HttpRequestMessage? Fill(ConnectorRequest template, RequestValues values)
    {
        if ((template.Needs ?? []).Any(name => values[name] is null))
        {
            return null;
        }

        var url = Fill(template.Url, values, Uri.EscapeDataString);
        var request = new HttpRequestMessage(new HttpMethod(template.Method), url);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Bonafide-Connector", "1"));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", values[RequestValues.RequestId]);
        request.Headers.Accept.Add(new("application/json"));
        if (template.Body is { } body)
        {
            var text = Fill(body, values)?.ToJsonString() ?? "{}";
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }

        foreach (var (name, text) in template.Headers ?? new Dictionary<string, string>())
        {
            // A value that could end the line is sent without what ends it.
            request.Headers.TryAddWithoutValidation(name, Fill(text, values, PlainText));
        }

        return request;
    }

    /// <summary>All texts of a template, for checking their placeholders.</summary>
    public static IEnumerable<string> Texts(ConnectorRequest template) =>
        [template.Url ?? string.Empty, .. template.Headers?.Values ?? [], .. Texts(template.Body)];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static JsonNode? Fill(JsonNode? node, RequestValues values)
    {
        switch (node)
        {
            case JsonObject members:
                var filled = new JsonObject();
                foreach (var (name, value) in members)
                {
                    if (Fill(value, values) is { } one)
                    {
                        filled[name] = one;
                    }
                }

                return filled;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Fill(item, values)).Where(item => item is not null)]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return IsMissing(text, values) ? null : JsonValue.Create(Fill(text, values, same => same));
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>A text that is one placeholder without a value.</summary>
    private static bool IsMissing(string text, RequestValues values) =>
        ConnectorRules.Placeholder().Match(text) is { Success: true } match && match.Length == text.Length
        && values[match.Groups[1].Value] is null;

    private static string Fill(string text, RequestValues values, Func<string, string> encode) =>
        ConnectorRules.Placeholder().Replace(text, match => encode(values.Formatted(
            match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value : null) ?? string.Empty));

    private static string PlainText(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
