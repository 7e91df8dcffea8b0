using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Engine.Accounts;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>Facts to sealed rows and back.</summary>
internal static class StoredFacts
{
    public static IEnumerable<Fact> Open(TenantId tenant, StoredExecution stored, IEnumerable<FactRow> rows) =>
        rows.Select(row => new Fact(
            row.Kind,
            row.Credential,
            row.Status,
            row.SealedValue is { } bytes
                ? stored.Key!.Open(FactRows.Place(tenant, row.Execution, row.Kind, row.Credential), bytes)
                : default,
            JsonSerializer.Deserialize<IReadOnlyList<DataVersion>>(row.Versions, FactJson.Options)!));

    /// <summary>Sealed rows, made before the write that stores them.</summary>
    public static IReadOnlyList<FactRow> Seal(
        LoadedExecution execution, IEnumerable<Fact> facts, DateTimeOffset gatheredAt) =>
        [.. facts.Select(fact => new FactRow(
            execution.Row.Id,
            fact.Kind,
            fact.Credential,
            fact.Status,
            fact.Status == FactStatus.Known
                ? execution.Stored.Key!.Seal(
                    FactRows.Place(execution.Tenant.Id, execution.Row.Id, fact.Kind, fact.Credential), fact.Json.Span)
                : null,
            JsonSerializer.Serialize(fact.Versions, FactJson.Options),
            gatheredAt))];

    public static void Insert(TenantId tenant, IWriteTransaction write, IEnumerable<FactRow> rows)
    {
        foreach (var row in rows)
        {
            FactRows.Insert(tenant, write, row);
        }
    }
}
