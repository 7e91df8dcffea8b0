using System.Text.Json;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Tests.Packs;

/// <summary>A made-up <c>data</c> folder with a few lines in each package; removed at the end.</summary>
internal sealed class MadeUpPackages : IDisposable
{
    private readonly Dictionary<string, object> _described = new(StringComparer.Ordinal);
    private readonly string _root = Directory.CreateTempSubdirectory("bonafide-packs-").FullName;

    public string Packages => Path.Combine(_root, "node_modules");

    public string Target => Path.Combine(_root, "packs");

    public MadeUpPackages File(string package, string file, string text) =>
        File(package, file, System.Text.Encoding.UTF8.GetBytes(text));

    public MadeUpPackages File(string package, string file, byte[] content)
    {
        var folder = Path.Combine(Packages, package);
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        System.IO.File.WriteAllText(Path.Combine(folder, "package.json"), """{"version":"1.2.3"}""");
        _described[package] =
            new { version = "1.2.3", released = "2026-01-01", licence = "made up", attribution = "nobody" };
        System.IO.File.WriteAllText(Path.Combine(_root, "sources.json"), JsonSerializer.Serialize(_described));
        return this;
    }

    public PackManifest Build(params PackCompiler[] compilers) => PackBuilder.Build(Packages, Target, compilers);

    public PackFolder Open() => PackFolder.Open(Target);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
