using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bonafide.Capabilities.Tests.Support;

/// <summary>
/// One case: evidence facts in, expected outcomes out. <c>facts[].value</c> may be <c>"$name"</c>, which takes
/// <c>Support/Facts/name.json</c>; <c>facts[].change</c> then sets single members by path.
/// </summary>
public sealed record CaseFile
{
    /// <summary>Why this case matters; required, since a case without a reason is noise.</summary>
    public required string Why { get; init; }

    public int Workflow { get; init; } = 10011;

    public bool Sandbox { get; init; }

    public string StartedAt { get; init; } = "2026-03-01T12:00:00Z";

    public IReadOnlyList<CaseCredential> Credentials { get; init; } = [];

    public JsonObject? Prepared { get; init; }

    public JsonObject? Settings { get; init; }

    public JsonObject? Options { get; init; }

    public IReadOnlyList<CaseFact> Facts { get; init; } = [];

    public required IReadOnlyList<CaseExpectation> Expect { get; init; }

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };
}

/// <param name="Name">How facts and expectations of this case refer to it; the category when left out.</param>
public sealed record CaseCredential(
    string Category, string? Name = null, IReadOnlyList<string>? Parts = null, IReadOnlyList<string>? Countries = null,
    IReadOnlyList<string>? Types = null);

/// <param name="Status">Known unless said otherwise.</param>
public sealed record CaseFact(
    string Kind, string? Credential = null, string Status = "Known", JsonNode? Value = null, JsonObject? Change = null);

/// <param name="Findings">Names of findings that must be there, each as <c>name</c> or <c>name=measured</c>.</param>
public sealed record CaseExpectation(
    string Decision, string Label, JsonObject? Data = null, IReadOnlyList<string>? Findings = null,
    IReadOnlyList<string>? Credentials = null);
