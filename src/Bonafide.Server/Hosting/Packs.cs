namespace Bonafide.Server.Hosting;

/// <summary>The folder of what set-up built: native libraries, models and compiled data.</summary>
internal static class Packs
{
    private const string Name = ".packs";

    /// <summary>$BONAFIDE_PACKS, else <c>.packs</c> beside the program or above it, else where it would be
    /// made.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("BONAFIDE_PACKS") ?? Find();

    /// <summary>Compiled data packs, which <c>bonafide data build</c> fills.</summary>
    public static string Data => Path.Combine(Folder, "data");

    /// <summary>Sample portraits, which the same command makes; their origin is told beside them.</summary>
    public static string Samples => Path.Combine(Folder, "samples");

    /// <summary>The viewer of the API's documentation, which set-up copies here.</summary>
    public static string Docs => Path.Combine(Folder, "docs");

    /// <summary>The repository, where the data packages are; null for a program that was copied elsewhere.</summary>
    public static string? Repository => Path.GetDirectoryName(Folder) is { } parent
        && File.Exists(Path.Combine(parent, "data", "sources.json")) ? parent : null;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Name))
                || File.Exists(Path.Combine(folder.FullName, "Bonafide.slnx")))
            {
                return Path.Combine(folder.FullName, Name);
            }
        }

        return Path.Combine(AppContext.BaseDirectory, Name);
    }
}
