using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bonafide.Capabilities.Tests.Support;

/// <summary>Fact values of cases: shared documents by name, changed member by member.</summary>
internal static partial class CaseFacts
{
    /// <summary>
    /// <paramref name="value"/> as it stands, or the shared document that <c>"$name"</c> names; then each change sets
    /// one member: <c>"images[0].quality.sharpness": 0.1</c>. A text <c>"@name"</c> becomes that credential's id.
    /// </summary>
    public static JsonNode Resolve(JsonNode? value, JsonObject? change, Func<string, Guid> credentialId)
    {
        var node = value is JsonValue text && text.TryGetValue<string>(out var name) && name.StartsWith('$')
            ? Shared(name[1..])
            : value?.DeepClone() ?? throw new InvalidOperationException("A known fact needs a value.");
        foreach (var (path, replacement) in change ?? [])
        {
            Set(node, path, replacement?.DeepClone());
        }

        var json = CredentialName().Replace(
            node.ToJsonString(), match => credentialId(match.Groups[1].Value).ToString());
        return JsonNode.Parse(json)!;
    }

    private static JsonNode Shared(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(
        CaseRunner.RepositoryRoot(), "tests/Bonafide.Capabilities.Tests/Support/Facts", name + ".json")))!;

    private static void Set(JsonNode node, string path, JsonNode? value)
    {
        var steps = Step().Matches(path).Select(match => match.Value.Trim('[', ']', '.')).ToList();
        foreach (var step in steps[..^1])
        {
            node = (int.TryParse(step, out var index) && node is JsonArray ? node[index] : node[step])
                ?? throw new InvalidOperationException($"The path {path} does not lead anywhere.");
        }

        if (node is JsonArray array && int.TryParse(steps[^1], out var last))
        {
            array[last] = value;
        }
        else
        {
            node[steps[^1]] = value;
        }
    }

    [GeneratedRegex(@"[^.\[\]]+|\[\d+\]")]
    private static partial Regex Step();

    [GeneratedRegex("(?<=\")@([A-Za-z0-9]+)(?=\")")]
    private static partial Regex CredentialName();
}
