using System.Text.Json;
using System.Text.Json.Serialization;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;

namespace Bonafide.Core.Workflows;

/// <summary>
/// All workflow keys (contract 05), read from the embedded <c>workflows.json</c>. A key is available when every
/// capability that it names is built into this installation, and turns on by itself once that is so.
/// </summary>
public sealed class WorkflowCatalog
{
    private readonly Dictionary<int, WorkflowDefinition> _byKey;
    private readonly Dictionary<string, DependencyGraph> _graphs;
    private readonly CapabilityCatalog _capabilities;

    public WorkflowCatalog(CapabilityCatalog capabilities)
    {
        _capabilities = capabilities;
        var file = Read();
        _byKey = file.Workflows.ToDictionary(workflow => workflow.Key);
        _graphs = file.Graphs.ToDictionary(
            graph => graph.Key, graph => new DependencyGraph(graph.Value), StringComparer.Ordinal);
    }

    public IEnumerable<WorkflowDefinition> All => _byKey.Values.OrderBy(workflow => workflow.Key);

    public WorkflowDefinition? Find(int key) => _byKey.GetValueOrDefault(key);

    public bool HasGraph(string name) => _graphs.ContainsKey(name);

    public DependencyGraph Graph(string name) => _graphs[name];

    /// <summary>Capabilities of a workflow that this installation lacks; empty when the key can be used.</summary>
    public IReadOnlyList<string> Missing(WorkflowDefinition workflow) =>
        [.. workflow.Capabilities.Where(name => !_capabilities.Has(name)).Distinct()];

    private static CatalogFile Read()
    {
        using var stream = typeof(WorkflowCatalog).Assembly.GetManifestResourceStream("workflows.json")!;
        return JsonSerializer.Deserialize<CatalogFile>(stream, Options)!;
    }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new CategoryConverter() },
    };

    private sealed record CatalogFile(
        Dictionary<string, Dictionary<string, IReadOnlyList<Dependency>>> Graphs,
        IReadOnlyList<WorkflowDefinition> Workflows);

    private sealed class CategoryConverter : JsonConverter<CredentialCategory>
    {
        public override CredentialCategory Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            CredentialCategories.Parse(reader.GetString())
            ?? throw new JsonException("workflows.json names an unknown category.");

        public override void Write(
            Utf8JsonWriter writer, CredentialCategory value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Wire());
    }
}
