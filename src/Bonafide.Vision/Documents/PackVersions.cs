using System.Text.Json;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Documents;

/// <summary>Names and versions of the packs and data with which documents are read; they go into every fact.</summary>
internal static class PackVersions
{
    /// <summary>Changes with every change of the code that changes a reading.</summary>
    private const string Reader = "11";

    internal static IReadOnlyDictionary<string, string> OfDocuments()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(PackFolder.File("ocr", "manifest.json")));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["documents"] = Reader,
            ["documentLayouts"] = Layouts.LayoutCatalog.Version,
            ["ocr"] = manifest.RootElement.GetProperty("version").GetString()!,
        };
    }
}
