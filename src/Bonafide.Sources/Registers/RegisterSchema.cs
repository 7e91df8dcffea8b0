using System.Collections.Frozen;
using System.Text.Json;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Registers;

/// <summary>What a field of a register holds, which decides how it is checked on import.</summary>
public enum RegisterFieldType
{
    Text = 0,

    /// <summary>YYYY-MM-DD, a real day between 1850 and 2200.</summary>
    Date = 1,

    /// <summary>true, false, 1 or 0.</summary>
    Flag = 2,

    /// <summary>ISO 3166-1 alpha-2 or alpha-3.</summary>
    Country = 3,

    /// <summary>Base64 of an image.</summary>
    Photo = 4,
}

/// <param name="Name">One of <see cref="RecordFields"/>.</param>
/// <param name="Type">How it is checked.</param>
/// <param name="Required">An empty value is a problem.</param>
public sealed record RegisterField(string Name, RegisterFieldType Type = RegisterFieldType.Text, bool Required = false);

/// <summary>A kind of register: its fields, and how its records are found again.</summary>
/// <param name="Kind">The word of <c>register import KIND</c>.</param>
/// <param name="Description">What it answers, for the help text.</param>
/// <param name="Fields">The columns that a file may have.</param>
/// <param name="Keys">
/// Exact keys: each a list of fields that are found together. The first is the identity of a record: two records
/// with the same first key are a problem, unless <paramref name="Unique"/> is off.
/// </param>
/// <param name="Unique">Whether the first key names one record.</param>
/// <param name="SourceType">What such a register usually is; null where the operator has to say it.</param>
/// <param name="People">Whether records are found by name with birth date, postal code, or alone.</param>
public sealed record RegisterSchema(
    string Kind, string Description, IReadOnlyList<RegisterField> Fields, IReadOnlyList<IReadOnlyList<string>> Keys,
    bool Unique = true, bool People = true, SourceType? SourceType = null)
{
    private readonly FrozenDictionary<string, int> _places = Fields.Select((field, place) => (field.Name, place))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.place, StringComparer.OrdinalIgnoreCase);

    /// <summary>The field's place; -1 when the kind has no such field.</summary>
    public int IndexOf(string field) => _places.TryGetValue(field, out var place) ? place : -1;
}

/// <summary>The kinds of registers, read from the embedded <c>register-kinds.json</c>.</summary>
public static class RegisterSchemas
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static IReadOnlyList<RegisterSchema> All { get; } = Read();

    public static RegisterSchema? Find(string kind) =>
        All.FirstOrDefault(schema => string.Equals(schema.Kind, kind, StringComparison.OrdinalIgnoreCase));

    private static List<RegisterSchema> Read()
    {
        using var stream = typeof(RegisterSchemas).Assembly.GetManifestResourceStream("register-kinds.json")!;
        return JsonSerializer.Deserialize<List<RegisterSchema>>(stream, Options)!;
    }
}
