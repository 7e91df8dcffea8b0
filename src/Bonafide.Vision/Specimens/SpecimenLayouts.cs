using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bonafide.Vision.Specimens;

/// <summary>Every design, from the files in <c>Layouts</c>, and of papers from those in <c>Papers</c>.</summary>
public static class SpecimenLayouts
{
    private const string IdPrefix = "specimen-layout:";
    private const string PaperPrefix = "specimen-paper:";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Passports, cards, licences, visas.</summary>
    public static IReadOnlyList<SpecimenLayout> All { get; } = Load(IdPrefix);

    /// <summary>Bills, statements, cards and certificates for DOCUMENT credentials; the type is the code of contract
    /// 02 §8.</summary>
    public static IReadOnlyList<SpecimenLayout> Papers { get; } =
        [.. Load(PaperPrefix).Select(layout => layout with { IsPaper = true })];

    public static IReadOnlyList<string> Kinds { get; } = [.. All.Select(layout => layout.Kind).Distinct().Order()];

    /// <summary>Null when there is no such design.</summary>
    public static SpecimenLayout? Find(string name) => All.FirstOrDefault(layout => layout.Name == name);

    /// <summary>One of the resources of this folder.</summary>
    internal static T Resource<T>(string name)
    {
        using var stream = typeof(SpecimenLayouts).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    private static List<SpecimenLayout> Load(string prefix) =>
    [
        .. typeof(SpecimenLayouts).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Resource<SpecimenLayout>),
    ];
}
