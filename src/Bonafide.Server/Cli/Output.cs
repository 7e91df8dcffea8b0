using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Bonafide.Contracts;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary>How verbs print: calm tables for people, the API's own JSON with <c>--json</c>.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Json<T>(T value, JsonTypeInfo<T> type) =>
        Console.WriteLine(JsonSerializer.SerializeToNode(value, type)!.ToJsonString(Indented));

    public static void Json(JsonNode value) => Console.WriteLine(value.ToJsonString(Indented));

    /// <summary>A table without frames that still reads well in a log.</summary>
    public static Table Table(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn($"[grey]{column}[/]"));
        }

        return table;
    }

    public static string Decision(string decision) => decision switch
    {
        "PASSED" => "[green]PASSED[/]",
        "WARNING" => "[yellow]WARNING[/]",
        "REJECTED" => "[red]REJECTED[/]",
        _ => $"[grey]{Markup.Escape(decision)}[/]",
    };

    /// <summary>An execution as its overall decision and one row per capability entry.</summary>
    public static void Details(DetailsReply details)
    {
        AnsiConsole.MarkupLine(details.Decision is { } decision
            ? $"{Decision(decision.Type)}  {Markup.Escape(decision.Details.Label)}  score {decision.Risk?.Score:0.##}"
            : Markup.Escape(details.Workflow.Status));
        var table = Table("capability", "credentials", "decision", "label");
        foreach (var (capability, entries) in details.Capabilities ?? new Dictionary<string,
            IReadOnlyList<CapabilityEntry>>())
        {
            foreach (var entry in entries)
            {
                table.AddRow(
                    Markup.Escape(capability),
                    Markup.Escape(string.Join(" + ", entry.Credentials.Select(credential => credential.Category))),
                    Decision(entry.Decision.Type),
                    Markup.Escape(entry.Decision.Details.Label));
            }
        }

        if (table.Rows.Count > 0)
        {
            AnsiConsole.Write(table);
        }
    }
}
