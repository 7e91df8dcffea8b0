using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Core.Subjects;
using Bonafide.Core.Workflows;
using Bonafide.Sources.Connectors;
using Bonafide.Sources.Registers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bonafide.Sources.Tests.Connectors;

/// <summary>Definitions over a fake provider, and a subject to ask it about.</summary>
internal static class ConnectorFixture
{
    public static readonly RegisterQuestion Question = new(
        "renaper", "ARG", [(0, ["12345678", "M"]), (0, ["12345678", "F"])]);

    public static ConnectorDefinition Definition(string url) => new(
        "renaper", "renaper", SourceType.Government,
        new ConnectorRequest(url, Body: JsonNode.Parse("""
            {"dni":"{idNumber}","sexo":"{sex}","nacimiento":"{dateOfBirth:dd/MM/yyyy}","correo":"{email}",
             "consulta":{"id":"{requestId}"}}
            """)),
        new ConnectorResponse(
            new Dictionary<string, ConnectorField>
            {
                ["idNumber"] = new("dni"),
                ["firstName"] = new("nombres"),
                ["dateOfBirth"] = new("nacimiento", Date: "dd/MM/yyyy"),
                ["sex"] = new("sexo", Values: new Dictionary<string, string> { ["1"] = "M", ["2"] = "F" }),
                ["city"] = new(Constant: "Rosario"),
            },
            "result", [404], [new("codigo", "10")], [new("codigo", "99")]),
        "ARG")
    {
        Limits = new() { TimeoutSeconds = 5, Attempts = 1, PauseSeconds = 0 },
    };

    public static HttpRecordConnector Connector(ConnectorDefinition definition, bool allowPrivate = true) =>
        new(new(definition, "1"), allowPrivate, TimeProvider.System, NullLogger.Instance);

    public static async Task<SourceAnswer> AskAsync(ConnectorDefinition definition, PreparedData? subject = null)
    {
        using var connector = Connector(definition);
        return await connector.AskAsync(Question, Context(subject ?? Subject), default);
    }

    public static PreparedData Subject { get; } = new()
    {
        FirstName = "Ana \"\r\nX-Injected: 1",
        LastName = "Paz",
        Sex = "F",
        DateOfBirth = "1990-02-03",
        Id = new() { IdNumber = "12.345.678" },
        Address = new() { Country = "AR" },
    };

    public static GatherContext Context(PreparedData prepared) => new()
    {
        Execution = new ExecutionView
        {
            Tenant = new(new Guid("00000000-0000-7000-8000-000000000001")),
            Account = new(new Guid("00000000-0000-7000-8000-000000000002")),
            Id = new(new Guid("00000000-0000-7000-8000-000000000003")),
            IsSandbox = false,
            Workflow = new WorkflowCatalog(new CapabilityCatalog([])).Find(10020)!,
            Credentials = [],
            StartedAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Settings = new TenantSettings(),
            Prepared = prepared,
        },
        Facts = new([]),
        Subject = SubjectData.Merge(prepared, null, null),
        Evidence = new NoEvidence(),
    };

    private sealed class NoEvidence : IEvidence
    {
        public Task<byte[]> ReadAsync(PartView part, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Connectors read no uploads.");
    }
}
