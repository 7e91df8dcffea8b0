using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Tests.Packs;

/// <summary>
/// The real packages, compiled once per test run into a temporary folder. Absent until <c>npm ci</c> ran in
/// <c>data</c>;
/// tests over them then say so on the console and pass over it.
/// </summary>
internal static class RealPackages
{
    private static readonly Lazy<string?> Built = new(Build);

    public static string Root { get; } = FindRoot();

    public static string? Packs() => Built.Value;

    private static string? Build()
    {
        var packages = Path.Combine(Root, "data", "node_modules");
        if (!Directory.Exists(Path.Combine(packages, "psl")))
        {
            Console.WriteLine("The data packages are not installed (npm ci in data): tests over them are passed over.");
            return null;
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
