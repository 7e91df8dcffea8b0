using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers.Sandbox;

/// <summary>A fictional person as a client would send one, with what a sandbox tenant is answered.</summary>
/// <param name="Signal">Name of the capability.</param>
/// <param name="Workflow">Key of a workflow that judges nothing else.</param>
/// <param name="Name">Unique within the signal; what docs/sandbox.md calls it.</param>
/// <param name="Why">What it stands for.</param>
/// <param name="Prepared">The PREPARED_DATA to upload.</param>
/// <param name="SearchType">Of ekycCheck: one or two; null leaves it out.</param>
/// <param name="Selfie">The sample portrait to upload as SELFIE; null where the workflow takes none.</param>
public sealed record SandboxPerson(
    string Signal, int Workflow, string Name, string Decision, string Label, string Why, JsonObject Prepared,
    string? SearchType = null, string? Selfie = null);

/// <summary>The people of docs/sandbox.md who bring out every label of the signals that ask registers.</summary>
public static class SandboxPeople
{
    public static IReadOnlyList<SandboxPerson> All { get; } = Read();

    private static List<SandboxPerson> Read()
    {
        using var stream = typeof(SandboxPeople).Assembly.GetManifestResourceStream("sandbox-people.json")!;
        return JsonSerializer.Deserialize<List<SandboxPerson>>(stream, RegisterManifest.Json)!;
    }
}
