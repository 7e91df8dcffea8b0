using System.Security.Cryptography;
using System.Text.Json;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>All known layouts, embedded as <c>layout:NAME.json</c>.</summary>
internal static class LayoutCatalog
{
    private const string Prefix = "layout:";

    internal static IReadOnlyList<DocumentLayout> All { get; } = [.. Names().Select(name =>
        JsonSerializer.Deserialize<DocumentLayout>(Bytes(name), JsonSerializerOptions.Web)!)];

    /// <summary>The specimen designs of which a layout is known.</summary>
    internal static IReadOnlySet<string> Designs { get; } = DesignsOf(All);

    /// <summary>Those of which the place of a ghost portrait is known.</summary>
    internal static IReadOnlySet<string> DesignsWithGhost { get; } =
        DesignsOf(All.Where(layout => layout.Ghost is not null));

    /// <summary>Changes when any layout changes: the beginning of a hash over all files.</summary>
    internal static string Version { get; } = Convert.ToHexStringLower(
        SHA256.HashData([.. Names().SelectMany(Bytes)]))[..12];

    private static HashSet<string> DesignsOf(IEnumerable<DocumentLayout> layouts) =>
        layouts.Select(layout => layout.Design).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Names() => typeof(LayoutCatalog).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(LayoutCatalog).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
