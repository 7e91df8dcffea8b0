using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bonafide.Vision.Specimens;

/// <summary>Every design, from the files in <c>Layouts</c>.</summary>
public static class SpecimenLayouts
{
    private const string Prefix = "specimen-layout:";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public static IReadOnlyList<SpecimenLayout> All { get; } = Load();

    public static IReadOnlyList<string> Kinds { get; } = [.. All.Select(layout => layout.Kind).Distinct().Order()];

    /// <summary>Null when there is no such design.</summary>
    public static SpecimenLayout? Find(string name) => All.FirstOrDefault(layout => layout.Name == name);

    /// <summary>One of the resources of this folder.</summary>
    internal static T Resource<T>(string name)
    {
        using var stream = typeof(SpecimenLayouts).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    private static List<SpecimenLayout> Load() =>
    [
        .. typeof(SpecimenLayouts).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Resource<SpecimenLayout>),
    ];
}
