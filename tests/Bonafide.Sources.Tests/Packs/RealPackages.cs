using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Tests.Packs;

/// <summary>The real packages, which <c>tools/prepare test</c> installs, compiled once per test run into a temporary
/// folder.</summary>
internal static class RealPackages
{
    private static readonly Lazy<string> Built = new(Build);

    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the packs that are built of the installed packages.</summary>
    public static string Packs() => Built.Value;

    private static string Build()
    {
        var packages = Path.Combine(Root, "data", "node_modules");
        if (!Directory.Exists(Path.Combine(packages, "psl")))
        {
            throw new InvalidOperationException("The data packages are not installed: run tools/prepare test.");
        }

        var target = Directory.CreateTempSubdirectory("bonafide-real-packs-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(target, recursive: true);
        PackBuilder.Build(packages, target);
        return target;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bonafide.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository root was not found.");
    }
}
