using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Batch.Csv;

namespace Bonafide.Batch.Executions;

/// <summary>
/// Writes a row as the bodies that the account call and the prepared-data upload take (contract 01 §7, 02 §3), so that
/// a row is judged by the same rules as a request, and by no others.
/// </summary>
internal static class RowRequest
{
    /// <summary>The seed: "The workflow key. Default is 10015."</summary>
    private const string DefaultWorkflow = "10015";

    public static byte[] Account(InputRow row, string reportingCriteria) => Bytes(new JsonObject
    {
        ["customerInternalReference"] = row[InputColumns.CustomerInternalReference],
        ["userReference"] = row[InputColumns.UserReference],
        ["reportingCriteria"] = reportingCriteria,
        ["workflowDefinition"] = Workflow(row),
        ["userConsent"] = Consent(row),
    });

    /// <summary>Null when the row has no prepared data.</summary>
    public static byte[]? PreparedData(InputRow row)
    {
        var root = new JsonObject();
        foreach (var (column, value) in row.Cells)
        {
            if (column.StartsWith(InputColumns.PreparedData, StringComparison.Ordinal))
            {
                Put(root, column[InputColumns.PreparedData.Length..].Split('.'), value);
            }
        }

        return root.Count == 0 ? null : Bytes(root);
    }

    private static JsonObject Workflow(InputRow row)
    {
        var workflow = new JsonObject { ["key"] = row[InputColumns.WorkflowDefinitionKey] ?? DefaultWorkflow };
        var (country, type) = (row[InputColumns.Document1Country], row[InputColumns.Document1Types]);
        if (country is not null || type is not null)
        {
            workflow["credentials"] = new JsonArray(new JsonObject
            {
                ["category"] = "DOCUMENT",
                ["country"] = Defined(country),
                ["type"] = Defined(type),
            });
        }

        if (row[InputColumns.RiskScoreRulesetId] is { } ruleset)
        {
            workflow["capabilities"] = new JsonObject
            {
                ["workflowDecision"] = new JsonObject { ["riskScoreRulesetId"] = ruleset },
            };
        }

        return workflow;
    }

    private static JsonObject? Defined(string? value) => value is null
        ? null
        : new JsonObject { ["predefinedType"] = "DEFINED", ["values"] = new JsonArray(value) };

    private static JsonObject? Consent(InputRow row)
    {
        string[] columns =
        [
            InputColumns.ConsentUserIp, InputColumns.ConsentCountry, InputColumns.ConsentState,
            InputColumns.ConsentObtained, InputColumns.ConsentObtainedAt,
        ];
        return columns.All(column => row[column] is null) ? null : new JsonObject
        {
            ["userIp"] = row[InputColumns.ConsentUserIp],
            ["userLocation"] = new JsonObject
            {
                ["country"] = row[InputColumns.ConsentCountry],
                ["state"] = row[InputColumns.ConsentState],
            },
            ["consent"] = new JsonObject
            {
                ["obtained"] = row[InputColumns.ConsentObtained],
                ["obtainedAt"] = row[InputColumns.ConsentObtainedAt],
            },
        };
    }

    private static void Put(JsonObject root, ReadOnlySpan<string> path, string value)
    {
        var at = root;
        foreach (var name in path[..^1])
        {
            if (at[name] is not JsonObject next)
            {
                at[name] = next = [];
            }

            at = next;
        }

        at[path[^1]] = value;
    }

    private static byte[] Bytes(JsonObject json)
    {
        DropNulls(json);
        return JsonSerializer.SerializeToUtf8Bytes(json, StoredNodes.Default.JsonObject);
    }

    /// <summary>A cell that is empty is a member that was not sent.</summary>
    private static void DropNulls(JsonObject json)
    {
        foreach (var (name, value) in json.ToArray())
        {
            if (value is null)
            {
                json.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                DropNulls(inner);
            }
            else if (value is JsonArray list)
            {
                list.OfType<JsonObject>().ToList().ForEach(DropNulls);
            }
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class StoredNodes : System.Text.Json.Serialization.JsonSerializerContext;
